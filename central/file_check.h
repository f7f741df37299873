#pragma once

#include "shared/base/bytes.h"
#include "shared/base/result.h"

#include <cstdint>
#include <string_view>

namespace central
{

/// Whether a stranger's bytes may be a file of that media type: FileEmpty, FileTooLarge,
/// FileTypeRefused, FileContentMismatch (its first bytes are not those of the type), FileBomb (who
/// opens it would drown). To be called in a confined process.
base::Result<void> check_bytes(base::ByteView bytes, std::string_view media_type);

// The part of it that looks for bombs. What it cannot read is no bomb.
/// JPEG, PNG, TIFF, BMP: pixels, pages, scans, and bytes that unpack to more than the pixels take.
base::Result<void> check_picture(base::ByteView bytes, std::string_view media_type);
/// PDF: what its streams unpack to. Packed in a way that cannot be measured, it is a bomb: a
/// kiosk's pages are not.
base::Result<void> check_pdf(base::ByteView bytes);

/// 100 million pixels: an A4 page at 1,000 dots an inch.
inline constexpr std::uint64_t most_pixels = 100'000'000;
/// As many unpacked bytes as those pixels take in colour.
inline constexpr std::uint64_t most_unpacked = 3 * most_pixels;

/// Unpacks what was deflated (RFC 1951) up to where it ends or breaks off. What is read and what is
/// made of it are taken from `left`; false where that does not suffice.
bool unpacks_within(base::ByteView deflated, std::uint64_t& left);

} // namespace central
