interface Policy {
  createScriptURL(address: string): string;
}
interface Factory {
  createPolicy(name: string, rules: { createScriptURL: (address: string) => string }): Policy;
}

let policy: Policy | undefined;

/** Starts a worker of our own package; under Trusted Types an address needs a policy, and this one knows our origin alone. */
export function startWorker(address: string): Worker {
  const { trustedTypes } = globalThis as { trustedTypes?: Factory };
  policy ??= trustedTypes?.createPolicy('tellerwise-worker', {
    createScriptURL(wanted) {
      const url = new URL(wanted, location.origin);
      if (url.origin !== location.origin) throw new TypeError('a worker comes from our own package');
      return url.href;
    },
  });
  return new Worker(policy ? policy.createScriptURL(address) : address, { type: 'module' });
}
