import { randomBytes } from 'node:crypto';
import { chmodSync, existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { UpdateState } from '../../shared/updates.ts';
import {
  appDataDir,
  launchApp,
  localAddress,
  ownedByApp,
  postJson,
  type RunningApp,
} from '../support/app.ts';
import { holdFile } from '../support/held-file.ts';
import { keepQuestionsOpen } from '../support/native-questions.ts';
import { openSettings } from '../support/settings-dialog.ts';
import { hookscope } from '../support/terminal.ts';
import { until } from '../support/until.ts';
import {
  cut,
  endless,
  feedOf,
  redirect,
  stalled,
  startUpdateServer,
  whole,
  type UpdateServer,
} from '../support/update-server.ts';
import { violations } from '../support/violations.ts';

const feed = 'latest-linux.yml';
const name = 'Hookscope-99.0.0.AppImage';
const old = '#!/bin/sh\necho the old one\n';

/** An AppImage is a program like any other: this one writes down that it ran. */
const next = Buffer.concat([
  Buffer.from('#!/bin/sh\nprintf "%s\\n" "$@" > "$(dirname "$0")/ran"\nexit\n'),
  randomBytes(3 * 1024 ** 2),
]);

describe.runIf(process.platform === 'linux' && process.arch === 'x64')('an AppImage', () => {
  let server: UpdateServer;
  let elsewhere: UpdateServer;
  let app: RunningApp;
  let page: Page;
  let folder = '';
  let appImage = '';

  beforeAll(async () => {
    [server, elsewhere] = await Promise.all([startUpdateServer(), startUpdateServer()]);
    folder = appDataDir();
    appImage = join(folder, 'Hookscope-0.1.0.AppImage');
    writeFileSync(appImage, old);
    chmodSync(appImage, 0o755);
    ownedByApp(appImage);
    const config = join(folder, 'app-update.yml');
    writeFileSync(config, `provider: generic\nurl: ${server.url}\nupdaterCacheDirName: cache\n`);
    ownedByApp(config);
    app = await launchApp({
      env: {
        HOOKSCOPE_TEST_UPDATES: config,
        APPIMAGE: appImage,
        APPDIR: '/',
      },
    });
    page = await app.page();
  });

  afterAll(async () => {
    await app.close();
    server.close();
    elsewhere.close();
  });

  const state = (): Promise<UpdateState> =>
    page.evaluate(async () => (await window.hookscope.call('updates.state')).state);

  async function check(): Promise<UpdateState> {
    await page.evaluate(() => window.hookscope.call('updates.check'));
    return state();
  }

  async function download(): Promise<UpdateState> {
    await page.evaluate(() => window.hookscope.call('updates.download'));
    return state();
  }

  const publish = (version: string, notes?: string, bytes = next) => {
    const about = { version, package: next, name, ...(notes !== undefined && { notes }) };
    server.answers.set(feed, whole(feedOf(about))).set(name, whole(bytes));
  };

  it('asks once whether to look, and looks when the user agrees', async () => {
    publish('0.1.0');
    const url = await localAddress(page);
    expect((await postJson(url, { type: 'SMS', message: 'stays' })).status).toBe(200);
    await page.getByText('Look for new versions once a day?').first().waitFor();
    expect(await violations(page)).toEqual([]);
    expect(server.asked).toEqual([]);
    await page.getByRole('button', { name: 'Yes, look' }).click();
    await until(async () => (await state()).is === 'current');
    expect(server.asked).toEqual([feed]);
    await page.getByText('Look for new versions').first().waitFor({ state: 'detached' });
  });

  it.each([
    ['the same version', '0.1.0', { is: 'current' }],
    ['an older version', '0.0.9', { is: 'current' }],
    ['a later pre-release', '0.2.0-beta.1', { is: 'current' }],
    ['what is not a version', 'latest', { is: 'failed', fault: 'bad-feed' }],
  ])('is not replaced by %s', async (_, version, expected) => {
    publish(version);
    expect(await check()).toMatchObject(expected);
    expect(await download()).toMatchObject(expected);
  });

  it.each([
    ['has no end', () => endless(Buffer.alloc(64 * 1024, ' ')), 'too-large'],
    ['is elsewhere', () => redirect(elsewhere.url + feed), 'unsafe-address'],
    ['is a file', () => redirect('file:///etc/passwd'), 'unsafe-address'],
    ['is no YAML', () => whole('a: [&a'), 'bad-feed'],
    ['is missing', () => redirect(`${server.url}missing.yml`), 'refused'],
  ])('says so when the feed %s', async (_, answer, fault) => {
    server.answers.set(feed, answer());
    expect(await check()).toMatchObject({ is: 'failed', fault, update: null });
    expect(elsewhere.asked).toEqual([]);
  });

  it.each([
    ['is altered', () => whole(Buffer.concat([next.subarray(1), Buffer.from('x')])), 'tampered'],
    ['is cut', () => cut(next), 'cut'],
    ['has no end', () => endless(next), 'too-large'],
    ['is shorter', () => whole(next.subarray(1)), 'too-large'],
    ['is elsewhere', () => redirect(elsewhere.url + name), 'unsafe-address'],
    ['has no end, and the name of a feed', () => redirect(`${server.url}endless.yml`), 'too-large'],
  ])('stays as it is when the package %s', async (_, answer, fault) => {
    publish('99.0.0');
    server.answers.set(name, answer()).set('endless.yml', endless(next));
    expect(await check()).toMatchObject({ is: 'available', update: { version: '99.0.0' } });
    expect(await download()).toMatchObject({ is: 'failed', fault });
    expect(elsewhere.asked).toEqual([]);
    expect(readFileSync(appImage, 'utf8')).toBe(old);
  });

  it('stays as it is when the download is cancelled', async () => {
    publish('99.0.0');
    server.answers.set(name, stalled(next));
    server.asked.length = 0;
    await check();
    const ended = download();
    await until(() => server.asked.includes(name));
    expect(await state()).toMatchObject({ is: 'downloading' });
    await page.evaluate(() => window.hookscope.call('updates.cancel'));
    expect(await ended).toMatchObject({ is: 'available' });
  });

  it('shows what changed as plain text, and how to get it', async () => {
    const lines = ['<img src=x onerror=alert(1)> **bold** [a page](https://e.example/)', 'next'];
    publish('99.0.0', `### New\n- ${lines[0]}\n- \u001b[31m${lines[1]}\u001b[0m\u202e\u0007`);
    server.answers.set(name, cut(next));
    await page.keyboard.press('Control+k');
    await page.locator('.palette-input').fill('check-updates');
    await page.keyboard.press('Enter');
    const notes = page.getByRole('region', { name: 'What changed in 99.0.0' });
    await notes.getByText('bold a page').waitFor();
    expect(await notes.getByRole('listitem').allTextContents()).toEqual([
      'New',
      '<img src=x onerror=alert(1)> bold a page',
      'next',
    ]);
    expect(await notes.locator('img, a').count()).toBe(0);
    const dialog = page.getByRole('dialog', { name: 'Settings' });
    await dialog.getByRole('button', { name: 'Download (4 MB)' }).click();
    await dialog.getByText('The download was interrupted. Try again.').waitFor();
    expect(await violations(page)).toEqual([]);
    server.answers.set(name, whole(next));
    await page.evaluate(() => window.hookscope.call('receiving.set', { on: false }));
    await dialog.getByRole('button', { name: 'Try again' }).click();
    await dialog.getByText('Version 99.0.0 is ready.').waitFor();
    await page.keyboard.press('Escape');
    await page.getByText('Hookscope 99.0.0 is ready.').first().waitFor();
    // It ends no pause, and is installed during one.
    const paused = { type: 'SMS', message: 'refused' };
    expect((await postJson(await localAddress(page), paused)).status).toBe(503);
    await page.locator('.strips').getByRole('button', { name: 'Resume' }).waitFor();
    expect(readFileSync(appImage, 'utf8')).toBe(old);
  });

  it('is replaced as the app quits, also during a restore, and nothing else is touched', async () => {
    const settings = readFileSync(join(app.dataDir, 'settings.json'), 'utf8');
    const backup = join(appDataDir(), 'all.hookscope');
    await hookscope(['backup', '--out', backup, '--data', app.dataDir]);
    ownedByApp(backup);
    const questions = await keepQuestionsOpen(app.electron());
    await app.electron().evaluate(({ dialog }, path) => {
      dialog.showOpenDialog = () => Promise.resolve({ canceled: false, filePaths: [path] });
    }, backup);
    await page.evaluate(() => void window.hookscope.call('data.act', 'restore'));
    expect(await questions.next()).toContain('Replace everything here');
    const held = await holdFile(backup);
    await questions.answer(0);
    await page.getByText('Restoring the backup…').first().waitFor();
    await until(() => existsSync(join(app.dataDir, 'captures.db.restored')));

    // The line below the address bar tells of the restore alone.
    const dialog = await openSettings(page, 'Updates');
    // The page may be gone before the click is answered; what follows waits for what it does.
    await dialog
      .getByRole('button', { name: 'Restart now' })
      .click()
      .catch(() => undefined);
    expect(await questions.next()).toContain('still being restored');
    await questions.answer(0);
    await held.cut();
    const ran = join(folder, 'ran');
    await until(() => existsSync(ran) && readFileSync(ran, 'utf8').includes(app.dataDir));
    expect(readFileSync(appImage).equals(next)).toBe(true);
    expect(statSync(appImage).mode & 0o777).toBe(0o755);
    expect(readdirSync(folder).toSorted()).toEqual(
      ['app-update.yml', 'Hookscope-0.1.0.AppImage', 'ran'].toSorted(),
    );
    expect(readFileSync(join(app.dataDir, 'settings.json'), 'utf8')).toBe(settings);
    const unfinished = /^\.updaterId$|\.(?:restored|replaced-.*)$/;
    expect(readdirSync(app.dataDir).filter((file) => unfinished.test(file))).toEqual([]);
    const listed = await hookscope(['list', '--data', app.dataDir, '--json']);
    expect(listed.stdout.trim().split('\n')).toEqual([expect.stringContaining('stays')]);
  });
});
