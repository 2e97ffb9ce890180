interface Answer {
  readonly id?: number;
  readonly result?: unknown;
  readonly error?: { readonly message: string };
}

/** A page under measurement, over Chromium's own protocol: a driver that does more would be measured too. */
export interface Page {
  /** The value of an expression in the page; a promise is awaited. */
  readonly evaluate: <Value>(expression: string) => Promise<Value>;
  readonly call: (method: string, parameters?: object) => Promise<unknown>;
  readonly close: () => void;
}

interface Target {
  readonly type: string;
  readonly url: string;
  readonly webSocketDebuggerUrl: string;
}

/** The longest that a page may take for one answer. */
const deadlineMs = 60_000;

/** Connects to the first page of an app as soon as there is one. */
export async function connectToPage(port: number, url: RegExp): Promise<Page> {
  const deadline = performance.now() + deadlineMs;
  while (performance.now() < deadline) {
    const target = await pageTarget(port, url);
    if (target !== undefined) {
      const page = await connect(target.webSocketDebuggerUrl);
      // What is evaluated in the empty document before the page's own gets no answer.
      while (!url.test(await addressOf(page))) await tick();
      return page;
    }
    await tick();
  }
  throw new Error('The app opened no page within 30 s.');
}

/** Empty before the page has a body. */
function addressOf(page: Page): Promise<string> {
  const address = page.evaluate<string>('document.body ? location.href : ""');
  // Between two documents there is nothing to evaluate in.
  return address.catch(() => '');
}

function tick(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, 10));
}

async function pageTarget(port: number, url: RegExp): Promise<Target | undefined> {
  try {
    const answer = await fetch(`http://127.0.0.1:${port}/json/list`);
    const targets = (await answer.json()) as readonly Target[];
    return targets.find((one) => one.type === 'page' && url.test(one.url));
  } catch {
    // It does not listen yet.
    return undefined;
  }
}

async function connect(address: string): Promise<Page> {
  const socket = new WebSocket(address);
  await new Promise((resolve, reject) => {
    socket.addEventListener('open', resolve, { once: true });
    socket.addEventListener('error', reject, { once: true });
  });
  const waiting = new Map<number, (answer: Answer) => void>();
  let last = 0;
  socket.addEventListener('message', ({ data }) => {
    const answer = JSON.parse(String(data)) as Answer;
    if (answer.id !== undefined) waiting.get(answer.id)?.(answer);
  });
  socket.addEventListener('close', () => {
    for (const settle of waiting.values()) settle({ error: { message: 'The page is gone.' } });
  });

  async function call(method: string, parameters: object = {}): Promise<unknown> {
    const id = (last += 1);
    const answered = new Promise<Answer>((resolve) => waiting.set(id, resolve));
    socket.send(JSON.stringify({ id, method, params: parameters }));
    const timer = setTimeout(
      () => waiting.get(id)?.({ error: { message: `no answer within ${deadlineMs / 1_000} s` } }),
      deadlineMs,
    );
    const { result, error } = await answered;
    clearTimeout(timer);
    waiting.delete(id);
    if (error !== undefined) throw new Error(`${method}: ${error.message}`);
    return result;
  }

  return {
    call,
    evaluate: async <Value>(expression: string) => {
      const parameters = { expression, awaitPromise: true, returnByValue: true };
      const { result, exceptionDetails } = (await call('Runtime.evaluate', parameters)) as {
        readonly result: { readonly value?: unknown };
        readonly exceptionDetails?: { readonly text: string; readonly exception?: object };
      };
      if (exceptionDetails !== undefined) throw new Error(JSON.stringify(exceptionDetails));
      return result.value as Value;
    },
    close: () => socket.close(),
  };
}
