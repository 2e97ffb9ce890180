/** What programs need from our environment: where things are, the language, and the way to the network. */
const passedOn = new Set([
  ...['PATH', 'HOME', 'USER', 'LOGNAME', 'SHELL', 'LANG', 'LANGUAGE', 'TZ', 'TMPDIR'],
  ...['XDG_CONFIG_HOME', 'XDG_DATA_HOME', 'XDG_CACHE_HOME', 'XDG_RUNTIME_DIR'],
  ...['HTTP_PROXY', 'HTTPS_PROXY', 'ALL_PROXY', 'NO_PROXY', 'SSL_CERT_FILE', 'SSL_CERT_DIR'],
  ...['SYSTEMROOT', 'SYSTEMDRIVE', 'WINDIR', 'COMSPEC', 'PATHEXT', 'TEMP', 'TMP'],
  ...['USERPROFILE', 'USERNAME', 'USERDOMAIN', 'HOMEDRIVE', 'HOMEPATH', 'APPDATA', 'LOCALAPPDATA'],
  ...['PROGRAMDATA', 'PROGRAMFILES', 'PROGRAMFILES(X86)', 'COMPUTERNAME'],
]);

/**
 * The environment of a program that we start. Everything else of ours is left out: it may hold secrets, and settings
 * of Electron and Node.
 *
 * @param also further variables that the program may have.
 */
export function environmentOf(
  also: readonly string[],
  env: NodeJS.ProcessEnv = process.env,
): NodeJS.ProcessEnv {
  const more = new Set(also);
  const isPassedOn = (name: string) => {
    // Names have no case on Windows, and proxies are written both ways.
    const upper = name.toUpperCase();
    return passedOn.has(upper) || upper.startsWith('LC_') || more.has(name);
  };
  return Object.fromEntries(Object.entries(env).filter(([name]) => isPassedOn(name)));
}
