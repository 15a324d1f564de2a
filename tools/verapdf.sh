#!/bin/sh
# Fetches veraPDF, which decides in the tests what is PDF/A and PDF/UA, into .tools/ of this checkout, with a launcher.
# Maven brings it from where this machine's own settings say; what came is compared with tools/verapdf.lock.
# Prints the path of the launcher.
set -eu

cd "$(dirname "$0")/.."
read -r artifact digest <tools/verapdf.lock
name=$(echo "$artifact" | cut -d: -f2)-$(echo "$artifact" | cut -d: -f3).jar
folder=.tools/verapdf
plugin=org.apache.maven.plugins:maven-dependency-plugin:3.8.1

is_right() { [ -f "$1" ] && echo "$digest  $1" | sha256sum --check --status; }

if ! is_right "$folder/$name"; then
    if ! command -v mvn >/dev/null 2>&1; then
        echo "veraPDF is not here, and Maven, which fetches it, is not installed (Debian: maven)." >&2
        exit 1
    fi
    fetched=$(mktemp -d)
    trap 'rm -rf "$fetched"' EXIT
    echo "Fetching $artifact" >&2
    mvn --batch-mode --quiet "$plugin:copy" -Dartifact="$artifact" -DoutputDirectory="$fetched" >&2
    if ! is_right "$fetched/$name"; then
        echo "$artifact is not the file that tools/verapdf.lock names by its SHA-256; it is not used." >&2
        exit 1
    fi
    mkdir -p "$folder"
    mv "$fetched/$name" "$folder/$name.part"
    mv "$folder/$name.part" "$folder/$name"
fi
cat >"$folder/verapdf.part" <<'LAUNCHER'
#!/bin/sh
exec java -Djava.awt.headless=true -jar "$(dirname "$0")/NAME" "$@"
LAUNCHER
sed -i "s/NAME/$name/" "$folder/verapdf.part"
chmod +x "$folder/verapdf.part"
mv "$folder/verapdf.part" "$folder/verapdf"
echo "$PWD/$folder/verapdf"
