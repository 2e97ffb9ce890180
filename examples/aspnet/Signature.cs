// dotnet add package NSec.Cryptography
using System;
using NSec.Cryptography;

public static class Webhook
{
    static readonly PublicKey Key = PublicKey.Import(SignatureAlgorithm.Ed25519,
        Convert.FromBase64String("MCowBQYDK2VwAyEAi2HR1srL4o18O8BRa7gVJY7G7bupbN3H9AwJrHCDiOg=")[^32..],
        KeyBlobFormat.RawPublicKey);

    /// <summary>body: the raw bytes, before any model binding; header: the value of X-GHL-Signature.</summary>
    public static bool IsGenuine(byte[] body, string? header)
    {
        var signature = new byte[64];
        return Convert.TryFromBase64String(header ?? "", signature, out var length) && length == 64
            && SignatureAlgorithm.Ed25519.Verify(Key, body, signature);
    }
}
