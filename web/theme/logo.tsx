/** The mark of the product: lines of a text and a point of advice. */
export function Logo({ size = 22 }: { size?: number }) {
  return (
    <svg class="tw-icon logo" width={size} height={size} viewBox="0 0 22 22" aria-hidden="true">
      <rect class="logo-ground" width="22" height="22" rx="5" />
      <path class="logo-line" d="M6 7.5h10M6 11h6M6 14.5h4" />
      <circle class="logo-line" cx="14.5" cy="14" r="2.2" />
    </svg>
  );
}
