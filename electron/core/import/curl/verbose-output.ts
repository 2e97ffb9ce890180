/** A line that curl writes with `-v` before a request, or the first of one that it sends or receives. */
const firstLine =
  /^(?:\*[ \t]+(?:Host \S+ was resolved|Trying |Connected to |Uses proxy |Note: )|[<>] (?:HTTP\/\d|[A-Z]{3,10} \S+ HTTP\/\d))/m;

/** A script without what curl printed behind it, when both were copied from a terminal. */
export function withoutOutput(script: string): string {
  const at = script.search(firstLine);
  return at === -1 ? script : script.slice(0, at);
}

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
