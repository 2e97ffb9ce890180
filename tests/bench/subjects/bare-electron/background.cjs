// The least app that is in the background: a tray icon and a server in a utility process, and no window.
const { app, nativeImage, Tray, utilityProcess } = require('electron');
const { join } = require('node:path');

app.setPath('userData', process.argv.find((one) => one.startsWith('--data='))?.slice(7) ?? '');
app.enableSandbox();
void app.whenReady().then(() => {
  const icon = nativeImage.createFromBitmap(Buffer.alloc(16 * 16 * 4, 255), {
    width: 16,
    height: 16,
  });
  globalThis.tray = new Tray(icon);
  utilityProcess.fork(join(__dirname, 'idle-server.cjs'));
});
