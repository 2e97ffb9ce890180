// @ts-check
/** `npm run test:long`: what takes too long for every run: 200 rounds of `kill -9`, and minutes of load at the budget. */
process.env['HOOKSCOPE_CRASH_ROUNDS'] ??= '200';
process.env['HOOKSCOPE_LONG'] = '1';
process.argv.push('--project', 'long');
await import('./test.mjs');
