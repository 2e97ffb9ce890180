<?php
// A Delivery URL in plain PHP: php -S 127.0.0.1:3000 receiver.php

// #region signature
// The sodium extension comes with PHP 7.2 and later.
const SPKI = 'MCowBQYDK2VwAyEAi2HR1srL4o18O8BRa7gVJY7G7bupbN3H9AwJrHCDiOg=';

/** $body: file_get_contents('php://input'); $header: $_SERVER['HTTP_X_GHL_SIGNATURE'] ?? '' */
function isGenuine(string $body, string $header): bool
{
    $key = substr(base64_decode(getenv('HIGHLEVEL_PUBLIC_KEY') ?: SPKI), -SODIUM_CRYPTO_SIGN_PUBLICKEYBYTES);
    $signature = base64_decode($header, true);
    return $signature !== false
        && strlen($signature) === SODIUM_CRYPTO_SIGN_BYTES
        && sodium_crypto_sign_verify_detached($signature, $body, $key);
}
// #endregion

/** null for all that is no message: app events, workflow webhooks, pings. */
function readMessage(string $body): ?array
{
    $json = json_decode($body, true);
    $isMessage = is_array($json) && in_array($json['type'] ?? null, ['SMS', 'Email', 'Custom'], true);
    return $isMessage && is_string($json['messageId'] ?? null) ? $json : null;
}

/** Whether it comes for the first time. In production: a table with a unique index on messageId. */
function isNew(string $messageId): bool
{
    $folder = getenv('SEEN_FOLDER') ?: sys_get_temp_dir() . '/seen-messages';
    if (!is_dir($folder)) @mkdir($folder, 0700, true);
    // Only one of two processes can create the file.
    return @fopen($folder . '/' . hash('sha256', $messageId), 'x') !== false;
}

function send(array $message): void
{
    $fields = ['message', 'subject', 'html', 'attachments'];
    $body = array_intersect_key($message, array_flip($fields));
    $body['to'] = $message['phone'] ?? $message['emailTo'] ?? null;
    $http = ['method' => 'POST', 'header' => 'Content-Type: application/json', 'content' => json_encode($body)];
    $gateway = getenv('GATEWAY_URL');
    if ($gateway) file_get_contents($gateway, false, stream_context_create(['http' => $http]));
}

// A sender that has gone must not stop the work in the middle.
ignore_user_abort(true);
// PHP does not unpack the body; what can't be read must not be taken for a ping.
if (isset($_SERVER['HTTP_CONTENT_ENCODING'])) exit(http_response_code(415));
$body = file_get_contents('php://input');
$message = readMessage($body);
if ($message === null) exit(http_response_code(200));
if (!isGenuine($body, $_SERVER['HTTP_X_GHL_SIGNATURE'] ?? '')) exit(http_response_code(401));
http_response_code(200);
// With PHP-FPM the answer goes out first.
if (function_exists('fastcgi_finish_request')) fastcgi_finish_request();
if (isNew($message['messageId'])) send($message);
