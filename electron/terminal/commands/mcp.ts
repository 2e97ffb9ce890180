import { readPrivateKey } from '../../core/signature/keys.ts';
import { BadArguments, portNumber } from '../arguments/read-arguments.ts';
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
    sign: {
      type: 'string',
      value: 'PRIVATE_KEY.pem',
      help: 'let it sign what it sends with this Ed25519 key, in place of HighLevel',
    },
    gateway: {
      type: 'string',
      value: 'PORT',
      help: 'during a check, stand in for your SMS or mail gateway there',
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
    const { sign, gateway } = options;
    if (!sends)
      for (const [flag, isGiven] of [
        ['--allow-to', hosts.length > 0],
        ['--sign', sign !== undefined],
        ['--gateway', gateway !== undefined],
      ] as const)
        if (isGiven) throw new BadArguments(`${flag} needs --allow-send.`);
    const signer = sign === undefined ? null : { name: sign, key: readPrivateKey(sign) };
    const gatewayPort = gateway === undefined ? null : portNumber(gateway, '--gateway');
    // Loaded when it is needed: no other command needs the library of the protocol.
    const { serve } = await import('../mcp/serve.ts');
    return serve({
      ...{ data: options.data, hosts, sends, redacts: options['no-redact'] !== true },
      ...{ signer, gatewayPort },
      ...{ closed: out.closed, report, resourcesDir },
    });
  },
});
