<?php
// The sodium extension comes with PHP 7.2 and later.
const KEY = '{{raw}}';

/** $body: file_get_contents('php://input'); $header: $_SERVER['{{server}}'] ?? '' */
function isGenuine(string $body, string $header): bool
{
    $signature = base64_decode($header, true);
    return $signature !== false
        && strlen($signature) === SODIUM_CRYPTO_SIGN_BYTES
        && sodium_crypto_sign_verify_detached($signature, $body, base64_decode(KEY));
}
