// The least app that does the same: a window, a server in a utility process, and one message for each request.
const { app, BrowserWindow, MessageChannelMain, utilityProcess } = require('electron');
const { join } = require('node:path');

app.setPath('userData', process.argv.find((one) => one.startsWith('--data='))?.slice(7) ?? '');
const page = process.argv.find((one) => one.startsWith('--page='))?.slice(7) ?? 'plain/index.html';
app.enableSandbox();
void app.whenReady().then(() => {
  const window = new BrowserWindow({
    width: 1200,
    height: 760,
    show: false,
    webPreferences: { preload: join(__dirname, 'preload.cjs') },
  });
  window.once('ready-to-show', () => window.show());
  void window.loadFile(page);
  const server = utilityProcess.fork(join(__dirname, 'server.cjs'));
  window.webContents.once('did-finish-load', () => {
    const { port1, port2 } = new MessageChannelMain();
    server.postMessage(null, [port1]);
    window.webContents.postMessage('port', null, [port2]);
  });
});
app.on('window-all-closed', () => app.quit());
