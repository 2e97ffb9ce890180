import { BadArguments } from '../arguments/read-arguments.ts';
import { dataOption } from '../arguments/shared-options.ts';
import { command } from '../command.ts';

/** Answers the assistant of an editor, by the Model Context Protocol. */
export const mcp = command({
  name: 'mcp',
  summary: 'Let the assistant in your editor ask what came (Model Context Protocol)',
  options: {
    data: dataOption,
    'allow-send': {
      type: 'boolean',
      help: 'also let it send requests again and check a server, on this computer',
    },
    'allow-to': {
      type: 'string',
      multiple: true,
      value: 'HOST',
      help: 'let it send to this host too; can be repeated',
    },
    'no-redact': {
      type: 'boolean',
      help: 'also show credentials, the path token and query values',
    },
  },
  notes: [
    'Your editor starts it (docs/mcp.md). It speaks over stdin and stdout until stdin ends.',
    'Bodies are shown as they came, as in exports: they have names, phone numbers and texts.',
  ],
  run: async (options, _words, { out, report, resourcesDir }) => {
    const hosts = options['allow-to'] ?? [];
    const sends = options['allow-send'] === true;
    if (hosts.length > 0 && !sends) throw new BadArguments('--allow-to needs --allow-send.');
    // Loaded when it is needed: no other command needs the library of the protocol.
    const { serve } = await import('../mcp/serve.ts');
    return serve({
      ...{ data: options.data, hosts, sends, redacts: options['no-redact'] !== true },
      ...{ closed: out.closed, report, resourcesDir },
    });
  },
});
