package main

import (
	"crypto/ed25519"
	"encoding/base64"
)

var key, _ = base64.StdEncoding.DecodeString("{{raw}}")

// isGenuine takes the raw body, before any parser, and the value of {{header}}.
func isGenuine(body []byte, header string) bool {
	signature, err := base64.StdEncoding.DecodeString(header)
	return err == nil && len(signature) == ed25519.SignatureSize &&
		ed25519.Verify(key, body, signature)
}
