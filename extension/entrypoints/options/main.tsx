import { render } from 'preact';

import { connectOptions } from '../../options/connect.ts';
import { OptionsApp } from '../../options/options-app.tsx';

const root = document.querySelector('#root');
if (root) void connectOptions().then((port) => render(<OptionsApp port={port} />, root));
