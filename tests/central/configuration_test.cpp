#include "central/configuration.h"
#include "central/keyring.h"
#include "central/opener_keys.h"
#include "tests/central/folder.h"

#include <doctest/doctest.h>
#include <fstream>
#include <sstream>

using namespace central;

namespace
{

std::string example()
{
    std::ifstream stream{"central/central.yaml"};
    std::ostringstream text;
    text << stream.rdbuf();
    return text.str();
}

/// What loading says of the example with one thing changed.
std::string complaint(const std::string& from, const std::string& to)
{
    const tests::Folder folder;
    std::string text = example();
    const auto at = text.find(from);
    REQUIRE(at != std::string::npos);
    text.replace(at, from.size(), to);
    std::ofstream{folder.path() / "c.yaml"} << text;
    const auto loaded = Configuration::load(folder.path() / "c.yaml");
    const std::string detail = loaded ? "" : loaded.error().detail;
    return detail.substr(std::min(detail.size(), folder.path().string().size() + 1));
}

/// With the keys of that folder, made where they are missing.
std::shared_ptr<const Opener> opener_on(const std::filesystem::path& keys)
{
    REQUIRE(OpenerKeys::create(keys));
    auto opener = Opener::start({keys / "socket", keys, {}});
    REQUIRE_MESSAGE(opener.has_value(), opener.error().detail);
    return *opener;
}

} // namespace

TEST_CASE("the documented example is a configuration")
{
    const auto loaded = Configuration::load("central/central.yaml");
    REQUIRE_MESSAGE(loaded.has_value(), loaded.error().detail);
    CHECK(loaded->listen.port == 8410);
    CHECK(loaded->office == "5901");
    CHECK(loaded->public_address == "http://127.0.0.1:8410");
    CHECK(std::filesystem::exists(loaded->people));
    CHECK(loaded->mail.url.empty());
}

TEST_CASE("a wrong configuration is refused by file, line and key")
{
    CHECK(complaint("  burst: 200", "  burts: 200").find("unknown key 'burts'") !=
          std::string::npos);
    CHECK(complaint("office: \"5901\"", "office: \"59\"").ends_with("'office' must be 4 digits"));
    CHECK(complaint("  port: 8410", "  port: 84100").find("'port'") != std::string::npos);
    CHECK(complaint("  folder: ../build/central/mails", "").find("'folder' and 'server'") !=
          std::string::npos);
    CHECK(complaint("  folder: ../build/central/mails", "  server: {url: http://x}")
              .find("smtp://") != std::string::npos);
    CHECK(complaint("public_address: http://127.0.0.1:8410", "public_address: x")
              .find("'public_address'") != std::string::npos);
    CHECK_FALSE(Configuration::load("/no/such/file.yaml"));
}

TEST_CASE("central listens to its own machine only, or in the file system")
{
    CHECK(complaint("address: 127.0.0.1", "address: 0.0.0.0").find("'address'") !=
          std::string::npos);
    CHECK(complaint("  address: 127.0.0.1        # or ::1; nothing else\n  port: 8410 ",
                    "  socket: http.sock\n  #")
              .empty());
}

TEST_CASE("the store is SQLite unless PostgreSQL is named, by an address that libpq reads")
{
    CHECK(complaint("  kind: sqlite ", "  kind: mysql ").ends_with("sqlite or postgresql"));
    CHECK(complaint("  kind: sqlite ", "  kind: sqlite\n  address: x\n  #")
              .find("unknown key 'address'") != std::string::npos);
    const std::string chosen = "  kind: postgresql\n  address: ";
    CHECK(complaint("  kind: sqlite ", "  kind: postgresql ").find("'address'") !=
          std::string::npos);
    CHECK(complaint("  kind: sqlite ", chosen + "hots=db1\n  #").find("hots") != std::string::npos);
    CHECK(complaint("  kind: sqlite ", chosen + "host=db1 password=x\n  #")
              .ends_with("a password stands in a file of its own"));
    CHECK(complaint("  kind: sqlite ", chosen + "host=db1\n  connections: 0\n  #")
              .find("'connections'") != std::string::npos);
    CHECK(complaint("  kind: sqlite ", chosen + "host=db1\n  patience_seconds: 999\n  #")
              .find("'patience_seconds'") != std::string::npos);

    const tests::Folder folder;
    std::string text = example();
    text.replace(text.find("  kind: sqlite "), 15,
                 chosen + "host=db1,db2 dbname=guichet\n  patience_seconds: 1.5\n"
                          "  password_file: word\n  #");
    std::ofstream{folder.path() / "c.yaml"} << text;
    const auto loaded = Configuration::load(folder.path() / "c.yaml");
    REQUIRE_MESSAGE(loaded.has_value(), loaded.error().detail);
    const StorePlace& store = loaded->store;
    REQUIRE(store.postgresql.has_value());
    CHECK(store.postgresql->address == "host=db1,db2 dbname=guichet");
    CHECK(store.postgresql->patience == std::chrono::milliseconds{1500});
    CHECK(store.password_file == folder.path() / "word");
    CHECK_FALSE(read_password(store.password_file));
    std::ofstream{store.password_file} << "open sesame\n";
    CHECK(read_password(store.password_file) == "open sesame");
}

TEST_CASE("files are in a folder unless a bucket is named, whose keys stand in a file of their own")
{
    CHECK(complaint("  kind: folder ", "  kind: tape ").ends_with("folder or s3"));
    const std::string chosen = "  kind: s3\n  endpoint: ";
    const std::string rest = "\n  region: here\n  bucket: guichet\n  credentials_file: s3\n  ";
    const auto says = [&](const std::string& section) {
        return complaint("  kind: folder ", chosen + section + "#");
    };
    CHECK(says("https://s3.example" + rest).empty());
    CHECK(says("https://s3.example\n  ").find("'region'") != std::string::npos);
    CHECK(says("s3.example" + rest).find("'endpoint'") != std::string::npos);
    CHECK(says("https://key:secret@s3.example" + rest).ends_with("in a file of their own"));
    CHECK(
        says("https://s3.example" + rest + "secret_key: x\n  ").find("unknown key 'secret_key'") !=
        std::string::npos);
    CHECK(
        says("https://s3.example" + rest + "patience_seconds: 0\n  ").find("'patience_seconds'") !=
        std::string::npos);
    CHECK(complaint("  kind: folder ",
                    "  kind: s3\n  endpoint: http://a\n  region: b\n  bucket: A/b\n"
                    "  credentials_file: s3\n  #")
              .find("'bucket'") != std::string::npos);

    const tests::Folder folder;
    std::string text = example();
    text.replace(text.find("  kind: folder "), 15, chosen + "https://s3.example/" + rest + "#");
    std::ofstream{folder.path() / "c.yaml"} << text;
    const auto loaded = Configuration::load(folder.path() / "c.yaml");
    REQUIRE_MESSAGE(loaded.has_value(), loaded.error().detail);
    REQUIRE(loaded->files.s3.has_value());
    CHECK(loaded->files.s3->endpoint == "https://s3.example");
    CHECK(loaded->files.s3->patience == std::chrono::seconds{10});
    CHECK_FALSE(read_credentials(loaded->files));
    std::ofstream{folder.path() / "s3"} << "key\n";
    CHECK_FALSE(read_credentials(loaded->files));
    std::ofstream{folder.path() / "s3"} << "key\nword\n";
    const auto place = read_credentials(loaded->files).value();
    CHECK(place.access_key == "key");
    CHECK(place.secret_key == "word");
}

TEST_CASE("keys are made once, and read by their owner only")
{
    const tests::Folder folder;
    const auto keys = folder.path() / "keys";
    const auto opener = opener_on(keys);
    CHECK_FALSE(Keyring::load(keys, opener));
    REQUIRE(Keyring::create(keys));
    REQUIRE(sign_first_keyset(keys, opener->keys()));
    const auto first = Keyring::load(keys, opener).value();
    REQUIRE(Keyring::create(keys));
    REQUIRE(sign_first_keyset(keys, opener->keys()));
    const auto again = Keyring::load(keys, opener).value();
    CHECK(again.pepper() == first.pepper());
    CHECK(again.published({}).keyset == first.published({}).keyset);

    std::filesystem::permissions(keys / "pepper.key", std::filesystem::perms::others_read,
                                 std::filesystem::perm_options::add);
    CHECK(
        Keyring::load(keys, opener).error().detail.ends_with("must be readable by its owner only"));
}

TEST_CASE("keys are renewed by what the root signs, and older ones still open and verify")
{
    const tests::Folder folder;
    const auto keys = folder.path() / "keys";
    const auto opener = opener_on(keys);
    REQUIRE(Keyring::create(keys));
    REQUIRE(sign_first_keyset(keys, opener->keys()));
    const auto root = wire::RootKey::load(keys / "root.key").value();
    const auto later = base::SystemClock{}.now() + std::chrono::hours{24};
    const wire::EnvelopeContext context{base::Uuid::make({}), base::Uuid::make({})};
    const auto sealed = Keyring::load(keys, opener)->seal(context, base::as_bytes("words"));

    std::filesystem::rename(keys / "encryption.key", folder.path() / "encryption-2026.key");
    const auto other = opener_on(keys);
    CHECK_FALSE(Keyring::load(keys, other)); // what is sealed to could not be opened
    std::filesystem::rename(folder.path() / "encryption-2026.key", keys / "encryption-2026.key");
    const auto both = opener_on(keys);
    const auto drafted = draft_keyset(keys, both->keys(), later).value();
    CHECK(drafted.version == 2);
    CHECK(drafted.encryption.size() == 2);
    CHECK(drafted.receipts.size() == 1);
    CHECK(drafted.to_seal_to(later) == both->keys().front());
    std::ofstream{keys / "keyset.jws"} << root.sign(drafted);
    const auto keyring = Keyring::load(keys, both).value();
    CHECK(keyring.opener().open(context, sealed) == base::to_bytes("words"));
    CHECK(wire::Root{root}.verify(keyring.published({}).keyset) == drafted);

    std::filesystem::remove(keys / "receipts.pem");
    REQUIRE(Keyring::create(keys));
    CHECK_FALSE(Keyring::load(keys, both)); // nobody could verify what it signs
    const auto renewed = draft_keyset(keys, both->keys(), later).value();
    std::ofstream{keys / "keyset.jws"} << root.sign(renewed);
    CHECK(Keyring::load(keys, both)->verifying_keys().all().size() == 2);
}

TEST_CASE("the opener is started beside central's keys, beside its own, or elsewhere")
{
    const tests::Folder folder;
    const auto opener = [&](const std::string& lines) {
        std::ofstream{folder.path() / "c.yaml"} << example() << lines;
        return Configuration::load(folder.path() / "c.yaml");
    };
    CHECK(opener("")->opener.keys == opener("")->keys);
    CHECK(opener("opener: {keys: own}\n")->opener.keys == folder.path() / "own");
    const auto elsewhere = opener("opener: {socket: /run/guichet-opener/socket}\n");
    CHECK(elsewhere->opener.keys.empty());
    CHECK(elsewhere->opener.socket == "/run/guichet-opener/socket");
    CHECK_FALSE(opener("opener: {keys: own, socket: s}\n"));
}
