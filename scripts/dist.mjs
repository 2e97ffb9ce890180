// @ts-check
/**
 * `npm run dist`: builds the packages of this system into dist/, only with the official Electron. All arguments go to
 * electron-builder. HOOKSCOPE_SIGNED=1 refuses to build packages that would not be signed.
 */
import { build } from './build.mjs';
import { findElectron } from './machine/electron-binary.mjs';
import { runBuilder } from './package/builder.mjs';
import { dropEmptyCredentials, missingSignatures } from './package/signing.mjs';
import { log, main, UserError } from './support/log.mjs';

await main(async () => {
  const electron = await findElectron();
  if (!electron.official) {
    throw new UserError(
      'packages are built only with the official Electron, and this machine has the unofficial fallback. ' +
        'Try `npm run electron:refresh` where github.com can be reached (`npm run package:check` packs the fallback, for tests only)',
    );
  }
  dropEmptyCredentials(process.env);
  const missing = missingSignatures(process.platform, process.env);
  if (process.env['HOOKSCOPE_SIGNED'] === '1' && missing.length > 0)
    throw new UserError(missing.join(' '));
  missing.forEach(log);
  await build();
  return runBuilder([...process.argv.slice(2), ...homeOfFork(process.env)]);
});

/**
 * A package that GitHub builds names the repository that it was built in as its home.
 * @param {NodeJS.ProcessEnv} env
 */
function homeOfFork({ GITHUB_SERVER_URL: server, GITHUB_REPOSITORY: repository }) {
  return server && repository ? [`-c.extraMetadata.homepage=${server}/${repository}`] : [];
}
