import type { ExportContext, ExportEntry, Exporter } from '../exporter.ts';
import { codeParts, comments, heading } from './code-parts.ts';
import { bodyLiteral, byteLiteral, longEscapeRules } from './literals.ts';

const literal = (latin1: string) => byteLiteral(latin1, longEscapeRules);

/** A function of its own, so that several requests fit in one program. */
const program = `package main

import (
	"fmt"
	"io"
	"net/http"
	"strings"
)

func send(method, url string, headers [][2]string, body string) {
	request, err := http.NewRequest(method, url, strings.NewReader(body))
	if err != nil {
		panic(err)
	}
	request.Header.Set("User-Agent", "")
	for _, header := range headers {
		if strings.EqualFold(header[0], "User-Agent") {
			request.Header.Set(header[0], header[1])
		} else {
			request.Header.Add(header[0], header[1])
		}
	}
	response, err := http.DefaultTransport.RoundTrip(request)
	if err != nil {
		panic(err)
	}
	defer response.Body.Close()
	answer, err := io.ReadAll(response.Body)
	if err != nil {
		panic(err)
	}
	fmt.Println(response.StatusCode, string(answer))
}

func main() {
`;

/** A Go program, with the standard library. */
export const go: Exporter = {
  before: () => program,
  between: '\n',
  after: '\n}\n',
  heading: (entry) => `\t${heading('//')(entry)}`,
  entry: (entry, context) => [code(entry, context).replaceAll(/^(?=.)/gm, '\t')],
};

function code(entry: ExportEntry, context: ExportContext): string {
  const parts = codeParts(entry, context);
  if (typeof parts === 'string') return `// ${parts}`;
  const { method, url, headers, body, notes } = parts;
  return [
    `${comments('//', notes)}send(${literal(method)}, ${literal(url)}, [][2]string{`,
    ...headers.map(([name, value]) => `\t{${literal(name)}, ${literal(value)}},`),
    `}, ${bodyLiteral(body, longEscapeRules)})`,
  ].join('\n');
}
