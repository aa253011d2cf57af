// The Nu validator over a directory of saved pages.
import { spawnSync } from 'node:child_process';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';

const jar = join(dirname(createRequire(import.meta.url).resolve('vnu-jar/package.json')), 'build/dist/vnu.jar');

// Returns one line per distinct fault and file. Warnings count too: what it warns about has been a fault here every time.
export function validate(directory) {
  const run = spawnSync('java', ['-Xss1m', '-jar', jar, '--skip-non-html', '--no-langdetect', '--format', 'json', directory], {
    encoding: 'utf8',
    maxBuffer: 256 * 1024 * 1024,
  });
  if (run.error) throw run.error;
  const { messages } = JSON.parse(run.stderr);
  return [
    ...new Set(
      messages
        .filter(({ type, subType }) => type !== 'info' || subType === 'warning')
        .map(({ url = '', lastLine, message, extract = '' }) => `${url.split('/').at(-1)}:${lastLine}: ${message} «${extract.trim().slice(0, 120)}»`),
    ),
  ];
}
