// A Delivery URL with Go's standard library: go run .
package main

import (
	"bytes"
	"encoding/json"
	"fmt"
	"io"
	"log"
	"net"
	"net/http"
	"os"
	"sync"
)

// In production: a table with a unique index on messageId.
var seen sync.Map

// readMessage returns nil for all that is no message: app events, workflow webhooks, pings.
func readMessage(body []byte) map[string]any {
	var message map[string]any
	if json.Unmarshal(body, &message) != nil {
		return nil
	}
	id, _ := message["messageId"].(string)
	kind, _ := message["type"].(string)
	if id == "" || (kind != "SMS" && kind != "Email" && kind != "Custom") {
		return nil
	}
	return message
}

func send(message map[string]any) {
	gateway := os.Getenv("GATEWAY_URL")
	if gateway == "" {
		return
	}
	body, _ := json.Marshal(message)
	response, err := http.Post(gateway, "application/json", bytes.NewReader(body))
	if err != nil {
		log.Println("not sent, report it as failed:", err)
		return
	}
	response.Body.Close()
}

func receive(writer http.ResponseWriter, request *http.Request) {
	if request.Header.Get("Content-Encoding") != "" { // It does not unpack, and this may be no ping.
		writer.WriteHeader(http.StatusUnsupportedMediaType)
		return
	}
	body, err := io.ReadAll(http.MaxBytesReader(writer, request.Body, 10<<20))
	message := readMessage(body)
	if err == nil && message != nil {
		if !isGenuine(body, request.Header.Get("X-GHL-Signature")) {
			writer.WriteHeader(http.StatusUnauthorized)
			return
		}
		if _, known := seen.LoadOrStore(message["messageId"], true); !known {
			go send(message)
		}
	}
	writer.WriteHeader(http.StatusOK)
}

func main() {
	port := os.Getenv("PORT")
	if port == "" {
		port = "3000"
	}
	listener, err := net.Listen("tcp", "127.0.0.1:"+port)
	if err != nil {
		log.Fatal(err)
	}
	fmt.Println("listening on", listener.Addr().(*net.TCPAddr).Port)
	log.Fatal(http.Serve(listener, http.HandlerFunc(receive)))
}
