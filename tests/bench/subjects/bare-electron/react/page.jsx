import { createElement, useEffect, useState } from 'react';
import { createRoot } from 'react-dom/client';

function Rows() {
  const [rows, setRows] = useState([]);
  useEffect(() => {
    addEventListener('message', ({ data, ports: [port] }) => {
      if (data !== 'port') return;
      port.onmessage = (event) => setRows((all) => [event.data.text, ...all]);
    });
  }, []);
  return createElement(
    'div',
    { id: 'rows' },
    rows.map((text, index) => createElement('div', { key: index }, text)),
  );
}

createRoot(document.getElementById('root')).render(createElement(Rows));
