const { createServer } = require('node:http');

process.parentPort.once('message', ({ ports: [port] }) => {
  port.start();
  const server = createServer((request, response) => {
    const chunks = [];
    request.on('data', (chunk) => chunks.push(chunk));
    request.on('end', () => {
      response.end('{"ok":true}');
      port.postMessage({ text: JSON.parse(Buffer.concat(chunks).toString()).message });
    });
  });
  server.listen(0, '127.0.0.1', () => port.postMessage({ port: server.address().port }));
});
