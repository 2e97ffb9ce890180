import { z } from 'zod';
import { scenarioGroups } from '../../../../shared/check.ts';
import { readScenarios } from '../../../core/check/read-scenarios.ts';
import { runCheck } from '../../../core/check/run-check.ts';
import { CommandFailed } from '../../command.ts';
import { chosenScenarios, openGateway } from '../../commands/check.ts';
import { checkSummary, resultMessage } from '../../output/check-lines.ts';
import { allowedUrl } from '../own-server.ts';
import { tool } from '../tool.ts';

/** Tests a server of the user. */
export const checkReceiver = tool({
  name: 'check_receiver',
  title: "Check the user's webhook server",
  description: `Tests a webhook server on the user's computer with what HighLevel may send, and says for each scenario what was seen and what to do. Without the option --sign nothing is signed, and a server that verifies signatures shows "undecidable". A working server acts on the messages, which go to addresses that reach nobody. The groups of scenarios: ${scenarioGroups.join(', ')}.`,
  input: {
    to: z.string().max(2_000).describe('An http or https address on this computer.'),
    only: z
      .array(z.string().max(100))
      .max(100)
      .default([])
      .describe('Names of scenarios or groups; all when it is empty.'),
  },
  sends: true,
  run: async ({ to, only }, context) => {
    const { resourcesDir, signal, onProgress, signer, gatewayPort } = context;
    const url = await allowedUrl(to, context);
    const scenarios = chosenScenarios(await readScenarios(resourcesDir), only);
    const results: object[] = [];
    const verdicts: Parameters<typeof checkSummary>[0][number][] = [];
    const gateway = gatewayPort === null ? null : await openGateway(String(gatewayPort));
    const key = signer?.key ?? null;
    const outcome = await runCheck({
      ...{ url, scenarios, resourcesDir, key, gateway, signal },
      onResult: (result, { texts: { title, advice, look } }) => {
        const { scenario: name, verdict } = result;
        const message = resultMessage(result, look);
        results.push({ name, verdict, title, message, ...(verdict === 'pass' ? {} : { advice }) });
        verdicts.push(verdict);
        onProgress(results.length, scenarios.length);
      },
    }).finally(() => gateway?.close());
    if (!outcome.ok) throw new CommandFailed(`${url} can’t be reached: ${outcome.detail}`);
    return { summary: checkSummary(verdicts), of: scenarios.length, results };
  },
});
