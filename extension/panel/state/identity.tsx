import type { PanelPort } from '../port.ts';
import type { TabState } from '../../storage/items.ts';
import { IdentityBar } from './identity-bar.tsx';
import { Loading } from './loading.tsx';
import { NoCustomer } from './no-customer.tsx';
import { NotHere } from './not-here.tsx';
import { ToConfirm } from './to-confirm.tsx';
import { Unconfirmed } from './unconfirmed.tsx';

/** The top of the panel for each status of the tab. Exactly one branch draws a customer: `context` with its customer. */
export function Identity({
  tab,
  port,
  now,
  standing,
  onSearch,
}: {
  tab: TabState | undefined;
  standing: 'beside' | 'window';
  port: PanelPort;
  now: number;
  onSearch: () => void;
}) {
  const retry = (): void => void port.retry();
  if (tab === undefined) return standing === 'window' ? <NotHere /> : null;
  if (tab.status === 'loading') return <Loading tab={tab} onRetry={retry} />;
  if (tab.status === 'context' && tab.customer !== undefined) {
    return <IdentityBar identity={tab.customer} verified />;
  }
  if (tab.status === 'toConfirm' && tab.identity !== undefined) {
    return <ToConfirm identity={tab.identity} confirm={() => port.confirm()} />;
  }
  if (tab.status === 'none' || tab.status === 'context' || tab.status === 'toConfirm') {
    return <Unconfirmed tab={tab} onSearch={onSearch} onRetry={retry} />;
  }
  return (
    <NoCustomer
      state={tab.status}
      code={tab.code}
      link={port.link.value}
      person={port.person.value}
      now={now}
      onRetry={retry}
      onLogin={() => void port.login()}
    />
  );
}
