addEventListener('message', ({ data, ports: [port] }) => {
  if (data !== 'port') return;
  port.onmessage = (event) => {
    if (event.data.port !== undefined) document.body.dataset.port = event.data.port;
    else {
      const row = document.createElement('div');
      row.textContent = event.data.text;
      document.getElementById('rows').prepend(row);
    }
  };
});
