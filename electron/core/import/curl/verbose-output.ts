/** Whether a text is what `curl -v` printed, without the command. */
export function isVerboseOutput(head: string): boolean {
  return /^(?:\*[^\n]*\n)*> [A-Z]{3,10} \S+ HTTP\/\d/.test(head);
}

/**
 * The heads of the requests in what `curl -v` printed, one behind the other; it does not print their bodies.
 *
 * @param output with one character for each byte.
 */
export function sentHeads(output: string): string {
  const lines = output.split(/\r?\n/).filter((line) => /^>(?: |$)/.test(line));
  return lines.map((line) => `${line.slice(2)}\r\n`).join('');
}
