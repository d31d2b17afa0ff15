import { createReadStream } from 'node:fs';
import { createServer } from 'node:http';
import { once } from 'node:events';
import { extname, join, normalize } from 'node:path';

const TYPES = { '.html': 'text/html', '.js': 'text/javascript', '.css': 'text/css' };

/** Serves the bundled pages to this machine's browser, at an origin that is not the FHIR server's. */
export async function serve(folder) {
  const site = createServer((request, response) => {
    const { pathname } = new URL(request.url, 'http://localhost');
    const file = join(folder, normalize(pathname.endsWith('/') ? `${pathname}index.html` : pathname));
    createReadStream(file)
      .on('open', () => response.setHeader('Content-Type', TYPES[extname(file)] ?? 'application/octet-stream'))
      .on('error', () => response.writeHead(404).end())
      .pipe(response);
  });
  await once(site.listen(0, 'localhost'), 'listening');
  return { origin: `http://localhost:${site.address().port}`, close: () => site.close() };
}
