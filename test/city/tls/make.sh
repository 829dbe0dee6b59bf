#!/bin/sh
# Makes the certificates of the sample city anew: an authority that the tests trust, one good certificate, and those with faults.
# The keys protect nothing and the names are invented; the key of the authority is thrown away.
set -e
here=$(cd "$(dirname "$0")" && pwd)
work=$(mktemp -d)
cd "$work"
cat > ca.cnf <<EOF
[ca]
default_ca = city
[city]
dir = $work
new_certs_dir = $work
database = $work/index.txt
rand_serial = yes
default_md = sha256
policy = any
unique_subject = no
copy_extensions = none
[any]
organizationName = supplied
commonName = supplied
[root]
basicConstraints = critical,CA:TRUE
keyUsage = critical,keyCertSign
EOF
: > index.txt
key() { openssl genpkey -algorithm EC -pkeyopt ec_paramgen_curve:P-256 -out "$1" 2>/dev/null; }
# name, subject, signer's options, extensions, first moment, last moment
issue() {
  openssl req -new -key "$3" -subj "/O=Lanchuan sample city/CN=$2" -out request.pem
  printf '[ext]\n%b' "$5" > "$1.ext"
  openssl ca -batch -notext -config ca.cnf $4 -in request.pem -extfile "$1.ext" -extensions ext -startdate "$6" -enddate "$7" -out "$here/$1.pem" 2>/dev/null
}
key ca.key
key "$here/site.key"
root='basicConstraints=critical,CA:TRUE\nkeyUsage=critical,keyCertSign\n'
site='basicConstraints=CA:FALSE\nsubjectAltName=DNS:'
issue ca 'Lanchuan Test Root' ca.key '-selfsign -keyfile ca.key' "$root" 20200101000000Z 21250101000000Z
signed="-cert $here/ca.pem -keyfile ca.key"
issue good 'good' "$here/site.key" "$signed" "$site*.lanchuan.gov.cn\n" 20250101000000Z 21250101000000Z
issue expired 'expired' "$here/site.key" "$signed" "$site*.lanchuan.gov.cn\n" 20240101000000Z 20250630000000Z
issue other 'other' "$here/site.key" "$signed" "$site*.elsewhere.example\n" 20250101000000Z 21250101000000Z
issue self 'self' "$here/site.key" "-selfsign -keyfile $here/site.key" "$site*.lanchuan.gov.cn\n" 20250101000000Z 21250101000000Z
rm -r "$work"
