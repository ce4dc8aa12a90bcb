import { mountPanel } from '../../panel/mount.tsx';

const root = document.querySelector<HTMLElement>('#root');
if (root) void mountPanel(root, 'own');
