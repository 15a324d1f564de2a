#!/bin/sh
# Makes sure that what pip cannot bring is there: Python 3.11 or newer with venv, and the libraries of WeasyPrint.
# Installs by the system's package manager when it may (root, or sudo without a password); otherwise says which.
#   --long   also what the slow checks need: LibreOffice Writer and Calc, poppler's tools, qpdf, OCRmyPDF
#            with Tesseract's Dutch and English, Ghostscript, and veraPDF (Java; Maven fetches it: verapdf.sh)
set -eu

here=$(dirname "$0")
packages="python3-venv libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0"
long_packages="libreoffice-writer-nogui libreoffice-calc-nogui poppler-utils qpdf \
    ocrmypdf tesseract-ocr-nld tesseract-ocr-eng ghostscript default-jre-headless maven"
python="${PYTHON:-python3}"

has_library() { ldconfig -p 2>/dev/null | grep -q "$1"; }

has_calc() {
    soffice=$(command -v soffice 2>/dev/null) || return 1
    [ -e "$(dirname "$(readlink -f "$soffice")")/libsclo.so" ]
}

has_language() { tesseract --list-langs 2>/dev/null | grep -qx "$1"; }

missing() {
    command -v "$python" >/dev/null 2>&1 || { echo "python3 python3-venv"; return; }
    "$python" -c 'import ensurepip, venv' >/dev/null 2>&1 || echo python3-venv
    has_library libpango-1.0.so.0 || echo libpango-1.0-0
    has_library libpangoft2-1.0.so.0 || echo libpangoft2-1.0-0
    has_library libharfbuzz-subset.so.0 || echo libharfbuzz-subset0
    if [ "${1:-}" = --long ]; then
        command -v soffice >/dev/null 2>&1 || echo libreoffice-writer-nogui
        has_calc || echo libreoffice-calc-nogui
        command -v pdftotext >/dev/null 2>&1 || echo poppler-utils
        command -v qpdf >/dev/null 2>&1 || echo qpdf
        command -v ocrmypdf >/dev/null 2>&1 || echo ocrmypdf
        command -v gs >/dev/null 2>&1 || echo ghostscript
        has_language nld || echo tesseract-ocr-nld
        has_language eng || echo tesseract-ocr-eng
        command -v java >/dev/null 2>&1 || echo default-jre-headless
        [ -x "$here/../.tools/verapdf/verapdf" ] || command -v verapdf >/dev/null 2>&1 ||
            command -v mvn >/dev/null 2>&1 || echo maven
    fi
}

needed=$(missing "${1:-}" | tr '\n' ' ')
if [ -n "$needed" ]; then
    if ! command -v apt-get >/dev/null 2>&1; then
        echo "Install these with your package manager, then run make again (Debian's names): $needed" >&2
        exit 1
    fi
    if [ "$(id -u)" = 0 ]; then
        run=""
    elif command -v sudo >/dev/null 2>&1 && sudo -n true 2>/dev/null; then
        run="sudo"
    else
        echo "These packages are missing: $needed" >&2
        echo "Run: sudo apt-get install $needed" >&2
        exit 1
    fi
    echo "Installing $needed" >&2
    $run apt-get update -qq
    # shellcheck disable=SC2086 # one word per package is meant
    DEBIAN_FRONTEND=noninteractive $run apt-get install -y -qq --no-install-recommends $needed >/dev/null
fi

if ! "$python" -c 'import sys; sys.exit(sys.version_info < (3, 11))'; then
    echo "filing needs Python 3.11 or newer; $python is older. Name another with: make PYTHON=python3.12" >&2
    exit 1
fi
