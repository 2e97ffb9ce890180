package main

import (
	"crypto/ed25519"
	"encoding/base64"
	"os"
)

const spki = "MCowBQYDK2VwAyEAi2HR1srL4o18O8BRa7gVJY7G7bupbN3H9AwJrHCDiOg="

// The raw key is the end of its SubjectPublicKeyInfo.
func publicKey() ed25519.PublicKey {
	encoded := os.Getenv("HIGHLEVEL_PUBLIC_KEY")
	if encoded == "" {
		encoded = spki
	}
	der, err := base64.StdEncoding.DecodeString(encoded)
	if err != nil || len(der) < ed25519.PublicKeySize {
		panic("the public key is not base64")
	}
	return ed25519.PublicKey(der[len(der)-ed25519.PublicKeySize:])
}

var key = publicKey()

// isGenuine takes the raw body, before any parser, and the value of X-GHL-Signature.
func isGenuine(body []byte, header string) bool {
	signature, err := base64.StdEncoding.DecodeString(header)
	return err == nil && len(signature) == ed25519.SignatureSize &&
		ed25519.Verify(key, body, signature)
}
