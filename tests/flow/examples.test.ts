import { createPrivateKey, generateKeyPairSync } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { describe, expect, it, onTestFinished } from 'vitest';
import type { ScenarioResult } from '../../shared/check.ts';
import { startGateway } from '../../electron/core/check/gateway.ts';
import { readScenarios } from '../../electron/core/check/read-scenarios.ts';
import { runCheck } from '../../electron/core/check/run-check.ts';
import { effort } from '../support/effort.ts';
import { canRun, examples } from '../support/examples.ts';
import { resourcesDir } from '../support/running-core.ts';

const { publicKey, privateKey } = generateKeyPairSync('ed25519', {
  publicKeyEncoding: { type: 'spki', format: 'der' },
  privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
});

/** In the usual run they are played what tells languages apart; a sound provider is played everything elsewhere. */
const isWhole = effort({ usual: 0, full: 1 }) === 1;
const usual = [
  ...['sms-documented', 'email-documented', 'unknown-fields', 'text-emoji', 'html-large'],
  ...['delivery-twice', 'delivery-chunked', 'traffic-install', 'traffic-empty', 'traffic-list'],
];

/** What an example may do that deserves a look: not to unpack gzip, and to know no HEAD and GET. */
const careful = ['delivery-gzip', 'traffic-head', 'traffic-install-redirect'];

describe('the example', () => {
  for (const [name, example] of Object.entries(examples)) {
    // Go compiles its standard library first.
    const isSkipped = name === 'go' && !isWhole;
    const isHere = !isSkipped && canRun(example);
    const why = isHere || isSkipped ? '' : ', which this machine cannot run,';
    it.skipIf(!isHere)(`${name}${why} passes the check`, async () => {
      const gateway = await startGateway(0, 20_000);
      if (!gateway.ok) throw new Error(gateway.detail);
      onTestFinished(() => gateway.value.close());
      const env = {
        HIGHLEVEL_PUBLIC_KEY: publicKey.toString('base64'),
        GATEWAY_URL: gateway.value.url,
      };
      const { url, stop } = await example.start(env);
      onTestFinished(async () => void (await stop()));
      const scenarios = (await readScenarios(resourcesDir)).filter(
        ({ name: one, group }) => isWhole || group === 'signature' || usual.includes(one),
      );
      const results: ScenarioResult[] = [];
      await runCheck({
        ...{ url, scenarios, resourcesDir, gateway: gateway.value },
        key: createPrivateKey(privateKey),
        signal: new AbortController().signal,
        onResult: (result) => results.push(result),
      });
      expect(results).toHaveLength(scenarios.length);
      const rest = results.filter(
        ({ verdict, scenario }) =>
          verdict !== 'pass' && !(verdict === 'careful' && careful.includes(scenario)),
      );
      expect(rest).toEqual([]);
    });
  }

  it('for n8n has the code of its file', () => {
    const read = (file: string) =>
      readFileSync(new URL(`../../examples/n8n/${file}`, import.meta.url), 'utf8');
    const { nodes } = JSON.parse(read('flow.json')) as {
      nodes: { parameters: { jsCode?: string } }[];
    };
    expect(nodes.map(({ parameters }) => parameters.jsCode)).toContain(read('verify.js'));
  });
});
