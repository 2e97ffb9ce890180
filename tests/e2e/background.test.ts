import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  appArguments,
  appDataDir,
  appEnvironment,
  electronPath,
  launchApp,
  postJson,
  type RunningApp,
} from '../support/app.ts';
import { startDesktopBus, type DesktopBus } from '../support/desktop-bus.ts';
import { answerQuestions, nativeQuestions } from '../support/native-questions.ts';
import { until } from '../support/until.ts';

const sms = { type: 'SMS', phone: '+15125550100', message: '<b>do not show this</b>' };

/** The app on a desktop of Linux, which draws its icon and its menu as a real one would. Each test goes on from the one before. */
describe.runIf(process.platform === 'linux')('the app in the background', () => {
  let bus: DesktopBus;
  let app: RunningApp;

  beforeAll(async () => {
    const dataDir = appDataDir();
    bus = await startDesktopBus(dataDir);
    app = await launchApp({
      dataDir,
      args: ['--hidden'],
      settings: {
        tray: true,
        closeToTray: true,
        notifications: { errors: true },
        language: 'es',
      },
      env: { DBUS_SESSION_BUS_ADDRESS: bus.address },
    });
  });
  afterAll(async () => {
    await app.close().catch(() => undefined);
    bus.close();
  });

  const labels = async () => (await bus.menu()).map(({ label }) => label);
  const first = async () => (await labels())[0];
  const openWindows = () =>
    app.electron().evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().length);
  const clipboard = () => app.electron().evaluate((electron) => electron.clipboard.readText());
  /** The local address, which the tray copies. */
  async function address(): Promise<string> {
    await bus.choose('Copiar la dirección local');
    return until(async () => {
      const text = await clipboard();
      return text.startsWith('http://127.0.0.1') && text;
    });
  }
  it('starts hidden, and has its icon once the panel of the desktop is there', async () => {
    await until(() => app.electron().evaluate(({ app: electron }) => electron.isReady()));
    expect(bus.hasIcon()).toBe(false);
    bus.setPanel(true);
    await until(async () => (await first()) === 'Recibiendo solo en este equipo.');
    await expect.poll(() => bus.tooltip()).toBe('Hookscope: Recibiendo solo en este equipo.');
    expect((await bus.menu())[1]).toMatchObject({
      label: 'Todavía no hay peticiones',
      isEnabled: false,
    });
    expect(await openWindows()).toBe(0);
  });

  it('pauses and receives again from the tray', async () => {
    const url = await address();
    await bus.choose('Pausar la recepción');
    await until(async () => (await postJson(url, sms)).status === 503);
    await until(
      async () =>
        (await first()) === 'En pausa: las peticiones reciben 503. Rechazadas hasta ahora: 1.',
    );
    await bus.choose('Reanudar la recepción');
    await until(async () => (await postJson(url, sms)).status === 200);
    await until(async () => (await labels())[1]?.startsWith('Última petición: SMS, '));
  });

  it('notifies of an error without a word of the sender, and a click shows the request', async ({
    skip,
  }) => {
    const canNotify = await app
      .electron()
      .evaluate(({ Notification }) => Notification.isSupported());
    skip(!canNotify, 'the library libnotify is missing');
    const url = await address();
    const response = await fetch(url, { method: 'POST', body: '{"type":"SMS","message":"secret"' });
    expect(response.status).toBe(200);
    await until(() => bus.notifications().length > 0);
    const [{ title, body } = { title: '', body: '' }] = bus.notifications();
    expect(title).toBe('Un webhook tiene errores');
    expect(body).not.toContain('secret');
    bus.clickNotification();
    const page = await app.page();
    await page.getByText('secret').first().waitFor();
    expect(await openWindows()).toBe(1);
  });

  it('says in the window that it is paused, with a button that resumes', async () => {
    const page = await app.page();
    await bus.choose('Pausar la recepción');
    await page.locator('.strips').getByRole('button', { name: 'Reanudar' }).click();
    await until(async () => (await labels()).includes('Pausar la recepción'));
  });

  it('says once that closing the window leaves it in the tray, and then goes on receiving without a window', async () => {
    const url = await address();
    await answerQuestions(app.electron(), 0);
    const close = () =>
      app.electron().evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.close());
    await close();
    await until(async () => (await openWindows()) === 0);
    const [question, ...others] = await nativeQuestions(app.electron());
    expect(question).toContain('Hookscope sigue recibiendo sin su ventana');
    expect(others).toEqual([]);
    const before = (await labels())[1];
    expect((await postJson(url, sms)).status).toBe(200);
    await until(async () => (await labels())[1] !== before);
    // Its kind may be told later than that it came.
    await bus.choose(/^Última petición: /);
    const page = await app.page();
    await page.locator('.detail').getByText('do not show this').first().waitFor();
    await close();
    await until(async () => (await openWindows()) === 0);
    expect(await nativeQuestions(app.electron())).toHaveLength(1);
  });

  it('a second start shows the window, in which the settings say what this desktop can do', async () => {
    const second = spawn(electronPath(), appArguments(app.dataDir), {
      env: { ...appEnvironment(), DBUS_SESSION_BUS_ADDRESS: bus.address },
    });
    await once(second, 'exit');
    await until(async () => (await openWindows()) === 1);
    const page = await app.page();
    expect(await page.evaluate(() => window.hookscope.call('background.support'))).toMatchObject({
      tray: true,
      startAtLogin: false,
    });
  });

  it('quits from the tray, also while its window is open', async () => {
    const ended = once(app.electron().process(), 'exit');
    await bus.choose('Salir de Hookscope').catch(() => undefined);
    await ended;
  });

  it('ends with its window where the panel has gone, because nobody could reach it', async () => {
    await app.restart();
    // The menu is replaced until it receives, and a click on an earlier one does nothing.
    await until(async () => (await first()) === 'Recibiendo solo en este equipo.');
    await bus.choose('Abrir Hookscope');
    const page = await app.page();
    bus.setPanel(false);
    await until(async () => {
      const { tray } = await page.evaluate(() => window.hookscope.call('background.support'));
      return !tray;
    });
    const ended = once(app.electron().process(), 'exit');
    void app
      .electron()
      .evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.close())
      .catch(() => undefined);
    await ended;
  });
});
