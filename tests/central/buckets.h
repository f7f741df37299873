#pragma once

#include "central/s3.h"
#include "central/s3_blobs.h"
#include "tests/central/folder.h"

#include <cstdlib>
#include <doctest/doctest.h>

namespace central::tests
{

/// The bucket in the Swift that tests/central/with_swift runs.
inline s3::Place swift_bucket()
{
    const char* endpoint = std::getenv("GUICHET_S3");
    REQUIRE_MESSAGE(endpoint != nullptr, "to be run by tests/central/with_swift");
    s3::Place place;
    place.endpoint = endpoint;
    place.region = "us-east-1";
    place.bucket = "guichet";
    place.access_key = "test:tester";
    place.secret_key = "testing";
    place.patience = std::chrono::seconds{60}; // a slow machine fails no test
    return place;
}

} // namespace central::tests
