import { build } from 'esbuild';
import { cp, mkdir } from 'node:fs/promises';

const LHC_FORMS = 'node_modules/lforms/dist/lforms';

await mkdir('pages', { recursive: true });
// LHC-Forms comes built; its own documentation says to load these files as they are.
await cp(`${LHC_FORMS}/webcomponent`, 'pages/lhc-forms', {
  recursive: true,
  filter: (file) => !file.endsWith('.map'),
});
await cp(`${LHC_FORMS}/fhir/R4/lformsFHIR.min.js`, 'pages/lhc-forms/lformsFHIR.min.js');
await cp('lhc-forms/index.html', 'pages/lhc-forms/index.html');
await cp('smart-forms/index.html', 'pages/smart-forms/index.html');

await build({
  entryPoints: { 'lhc-forms/portal': 'lhc-forms/portal.js', 'smart-forms/portal': 'smart-forms/portal.jsx' },
  outdir: 'pages',
  bundle: true,
  format: 'iife',
  jsx: 'automatic',
  define: { 'process.env.NODE_ENV': '"production"', global: 'globalThis' },
  loader: { '.woff': 'dataurl', '.woff2': 'dataurl' },
  logLevel: 'warning',
});
