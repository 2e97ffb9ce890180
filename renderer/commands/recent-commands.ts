const key = 'hookscope.recentCommands';
const remembered = 6;

/** The ids of the commands that the user chose last, the last one first. */
export function recentCommands(): readonly string[] {
  return (localStorage.getItem(key) ?? '').split(' ').filter((id) => id !== '');
}

export function rememberCommand(id: string): void {
  const others = recentCommands().filter((one) => one !== id);
  localStorage.setItem(key, [id, ...others].slice(0, remembered).join(' '));
}
