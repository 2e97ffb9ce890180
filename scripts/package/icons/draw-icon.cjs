// @ts-check
/**
 * Electron's main script: draws an SVG at several sizes and prints the PNGs as one JSON object on stdout,
 * `{ "16": "BASE64", … }`. Arguments: the SVG, then the sizes in pixels.
 */
const { readFileSync } = require('node:fs');
const { app, BrowserWindow } = require('electron');

const [file = '', ...sizes] = process.argv.slice(-Number(process.env['DRAW_ARGUMENTS']));
const svg = `data:image/svg+xml;base64,${readFileSync(file).toString('base64')}`;

void app.whenReady().then(async () => {
  const window = new BrowserWindow({ show: false, webPreferences: { sandbox: true } });
  await window.loadURL('data:text/html,<title>icon</title>');
  const pngs = await window.webContents.executeJavaScript(`(async () => {
    const image = new Image();
    image.src = ${JSON.stringify(svg)};
    await image.decode();
    return Object.fromEntries(${JSON.stringify(sizes)}.map((size) => {
      const canvas = document.createElement('canvas');
      canvas.width = canvas.height = Number(size);
      canvas.getContext('2d').drawImage(image, 0, 0, canvas.width, canvas.height);
      return [size, canvas.toDataURL('image/png').split(',')[1]];
    }));
  })()`);
  process.stdout.write(JSON.stringify(pngs), () => app.quit());
});
