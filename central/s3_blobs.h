#pragma once

#include "central/blobs.h"
#include "central/s3.h"

namespace central
{

/// Objects of an S3 bucket. A blob that grows does so in `files` of that folder, and what is there
/// from before the bucket is still read. A blob is kept once the bucket gave its bytes back with
/// their sha256; where it does not, the answer is CentralBusy and nothing is left.
/// ConfigurationInvalid where the bucket is not there or refuses the credentials; a server that is
/// away may come later.
base::Result<std::unique_ptr<Blobs>> open_s3_blobs(const s3::Place& place,
                                                   const std::filesystem::path& folder);

} // namespace central
