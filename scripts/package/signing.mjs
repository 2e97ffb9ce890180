// @ts-check
/** What each system's signature needs in the environment, and what its absence means for the user. */

/**
 * @typedef {{ wants: string, oneOf: readonly (readonly string[])[], without: string }} Credential
 * Complete is a credential when all names of one list are set.
 */

/** @type {Readonly<Record<string, readonly Credential[]>>} */
const credentials = {
  darwin: [
    {
      wants: 'the signature of the Mac app',
      oneOf: [['CSC_LINK', 'CSC_KEY_PASSWORD'], ['CSC_NAME']],
      without: 'macOS calls the app damaged until the user allows it in the settings',
    },
    {
      wants: 'the notarization of the Mac app',
      oneOf: [
        ['APPLE_API_KEY', 'APPLE_API_KEY_ID', 'APPLE_API_ISSUER'],
        ['APPLE_ID', 'APPLE_APP_SPECIFIC_PASSWORD', 'APPLE_TEAM_ID'],
        ['APPLE_KEYCHAIN_PROFILE'],
      ],
      without: 'macOS warns about it at the first start',
    },
  ],
  win32: [
    {
      wants: 'the signature of the Windows installer',
      oneOf: [
        ['WIN_CSC_LINK', 'WIN_CSC_KEY_PASSWORD'],
        ['CSC_LINK', 'CSC_KEY_PASSWORD'],
      ],
      without: 'SmartScreen warns about an unknown publisher',
    },
  ],
};

/**
 * @param {NodeJS.Platform} platform
 * @param {NodeJS.ProcessEnv} env
 * @returns {string[]} a line for each signature that is not made
 */
export function missingSignatures(platform, env) {
  return (credentials[platform] ?? [])
    .filter(({ oneOf }) => !oneOf.some((names) => names.every((name) => env[name])))
    .map(
      ({ wants, oneOf, without }) =>
        `no credentials for ${wants}, so ${without}. ` +
        `Set ${oneOf.map((names) => names.join(' + ')).join(', or ')}.`,
    );
}

/**
 * Removes credentials that are empty: a workflow gives an absent secret as an empty text, and electron-builder would take
 * that for the name of a file.
 * @param {NodeJS.ProcessEnv} env
 */
export function dropEmptyCredentials(env) {
  const names = Object.values(credentials).flatMap((all) => all.flatMap(({ oneOf }) => oneOf));
  for (const name of names.flat()) if (env[name] === '') delete env[name];
}
