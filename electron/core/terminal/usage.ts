export const usage = `hookscope: see what your CRM sends

Usage
  hookscope listen [options]   capture requests until Ctrl+C
  hookscope --help | --version

Options of listen
  --port N             first port tried; 0 is any free one      (default 4040)
  --host ADDRESS       address to listen on                     (default 127.0.0.1)
  --data DIR           where captures and settings are kept     (default: the app's own folder)
  --tunnel KIND        localtunnel or none                      (default none)
  --tunnel-host URL    the tunnel server's address
  --subdomain NAME     the name asked of the tunnel server
  --path-token TOKEN   the secret part of the path; "none" takes every path
  --reply STATUS       status of the reply                      (default 200)
  --max-body BYTES     body limit                               (default 26214400)
  --json               one JSON object a line on stdout
`;
