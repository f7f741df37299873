#include "shared/receipt/receipt.h"

#include "shared/base/verify.h"
#include "shared/receipt/base45.h"
#include "shared/receipt/cbor.h"
#include "shared/receipt/cose.h"
#include "shared/receipt/kiosk_name.h"

#include <algorithm>
#include <charconv>
#include <sodium.h>

namespace receipt
{

namespace
{

using std::chrono::seconds;

constexpr std::string_view prefix = "DEP1:";
constexpr std::size_t longest_text = 1024; ///< far above any receipt, far below a QR code's limit
constexpr std::int64_t iss = 1;
constexpr std::int64_t iat = 6;
constexpr std::int64_t cti = 7;
constexpr std::int64_t deposit_claims = -65537;

/// The nothing of a parse: any receipt that is not exactly one of ours.
std::unexpected<base::Error> invalid(const char* why)
{
    return base::failure(base::ErrorCode::ReceiptInvalid, why);
}

std::uint64_t number_of(const std::string& nineteen_digits)
{
    std::uint64_t number = 0;
    std::from_chars(nineteen_digits.data(), nineteen_digits.data() + nineteen_digits.size(),
                    number);
    return number;
}

std::string nineteen_digits(std::uint64_t number)
{
    std::string digits = std::to_string(number);
    return digits.size() < 19 ? digits.insert(0, 19 - digits.size(), '0') : digits;
}

base::Bytes payload_of(const Receipt& receipt)
{
    CborWriter cbor;
    cbor.map(4);
    cbor.integer(iss);
    cbor.text(receipt.issuer == Issuer::Central ? "central" : "kiosk");
    cbor.integer(iat);
    cbor.integer(std::chrono::floor<seconds>(receipt.issued_at).time_since_epoch().count());
    cbor.integer(cti);
    cbor.bytes(receipt.deposit.bytes());
    cbor.integer(deposit_claims);
    cbor.map(receipt.application_number ? 5 : 4);
    cbor.integer(1);
    cbor.bytes(receipt.manifest);
    if (receipt.application_number) {
        cbor.integer(2);
        cbor.natural(number_of(*receipt.application_number));
    }
    cbor.integer(3);
    cbor.integer(receipt.pieces);
    cbor.integer(4);
    cbor.integer(receipt.pages);
    cbor.integer(5);
    cbor.text(receipt.kiosk);
    return cbor.written();
}

template <std::size_t size>
bool copy_exactly(const std::optional<base::ByteView>& from, std::array<std::byte, size>& to)
{
    if (!from || from->size() != size)
        return false;
    std::ranges::copy(*from, to.begin());
    return true;
}

std::optional<base::Uuid> uuid_of(const std::optional<base::ByteView>& bytes)
{
    if (!bytes || bytes->size() != 16)
        return std::nullopt;
    std::string text = base::to_hex(*bytes);
    for (const std::size_t hyphen : {8U, 13U, 18U, 23U})
        text.insert(hyphen, 1, '-');
    return base::Uuid::parse(text);
}

bool read_counts(CborReader& cbor, Receipt& receipt)
{
    const auto pieces = cbor.key(3) ? cbor.integer() : std::nullopt;
    const auto pages = cbor.key(4) ? cbor.integer() : std::nullopt;
    const auto kiosk = cbor.key(5) ? cbor.text() : std::nullopt;
    if (!pieces || !pages || !kiosk || *pieces < 0 || *pages < 0 || *pieces > UINT32_MAX ||
        *pages > UINT32_MAX)
        return false;
    receipt.pieces = static_cast<unsigned>(*pieces);
    receipt.pages = static_cast<unsigned>(*pages);
    receipt.kiosk = *kiosk;
    return true;
}

bool read_deposit_claims(CborReader& cbor, Receipt& receipt)
{
    const auto claims = cbor.map();
    if (!cbor.key(1) || !copy_exactly(cbor.bytes(), receipt.manifest))
        return false;
    if (claims == 5U) {
        const auto number = cbor.key(2) ? cbor.natural() : std::nullopt;
        if (!number)
            return false;
        receipt.application_number = nineteen_digits(*number);
    }
    return read_counts(cbor, receipt);
}

std::optional<Receipt> receipt_in(base::ByteView payload)
{
    CborReader cbor{payload};
    Receipt receipt;
    if (cbor.map() != 4U || !cbor.key(iss))
        return std::nullopt;
    receipt.issuer = cbor.text() == "central" ? Issuer::Central : Issuer::Kiosk;
    const auto second = cbor.key(iat) ? cbor.integer() : std::nullopt;
    const auto deposit = cbor.key(cti) ? uuid_of(cbor.bytes()) : std::nullopt;
    if (!second || !deposit || !cbor.key(deposit_claims) || !read_deposit_claims(cbor, receipt))
        return std::nullopt;
    constexpr std::int64_t year_10000 = 253402300800;
    if (*second < 0 || *second >= year_10000)
        return std::nullopt;
    receipt.issued_at = base::Instant{seconds{*second}};
    receipt.deposit = *deposit;
    return receipt;
}

bool is_number_fit(const Receipt& receipt)
{
    const auto& number = receipt.application_number;
    return (receipt.issuer == Issuer::Central) == number.has_value() &&
           (!number ||
            (number->size() == 19 && number->find_first_not_of("0123456789") == std::string::npos));
}

} // namespace

std::string sign(const Receipt& receipt, const SigningKey& key)
{
    base::verify(is_number_fit(receipt), "central, and only central, gives a number of 19 digits");
    base::verify(is_kiosk_name(receipt.kiosk), "a receipt can name the kiosk");
    return std::string{prefix} + to_base45(sign_cose(payload_of(receipt), key));
}

base::Result<Receipt> verify(std::string_view text, const VerifyingKeys& keys)
{
    if (text.size() > longest_text || !text.starts_with(prefix))
        return invalid("not a receipt");
    const auto cose = from_base45(text.substr(prefix.size()));
    if (!cose)
        return invalid("not Base45");
    const SignedPayload read = TRY(verify_cose(*cose, keys));

    auto receipt = receipt_in(read.payload);
    // Written again it must be the same bytes: one receipt has one text.
    if (!receipt || !std::ranges::equal(payload_of(*receipt), read.payload) ||
        !is_kiosk_name(receipt->kiosk) || !is_number_fit(*receipt))
        return invalid("the claims are malformed");
    if (receipt->issuer != read.key.issuer)
        return invalid("the key may not speak for this issuer");
    receipt->key_id = read.key.id;
    return *receipt;
}

std::string check_code(std::string_view text)
{
    constexpr std::string_view digits = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
    std::array<unsigned char, crypto_hash_sha256_BYTES> digest{};
    crypto_hash_sha256(digest.data(), reinterpret_cast<const unsigned char*>(text.data()),
                       text.size());
    std::uint64_t bits = 0;
    for (std::size_t i = 0; i < 5; ++i)
        bits = bits << 8 | digest[i];
    std::string code;
    for (int shift = 35; shift >= 0; shift -= 5)
        code += digits[(bits >> shift) & 31];
    return code.insert(4, 1, '-');
}

} // namespace receipt
