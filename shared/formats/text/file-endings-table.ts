/** File name endings by what they are here, for telling files from host names. */

/** Endings of files that carry or run code, documents and archives: worth an item of their own. */
export const TELLING_ENDINGS: ReadonlySet<string> = new Set(
  (
    "exe dll sys scr cpl ocx com_ drv efi msi msix msp msu appx bat cmd ps1 psm1 psd1 vbs vbe js jse wsf wsh hta " +
    "lnk url_ inf reg jar class war apk ipa dex dmg pkg deb rpm elf bin so_ ko dylib appex doc docx docm dot dotm " +
    "xls xlsx xlsm xlsb xlam xll ppt pptx pptm ppsx rtf pdf chm one eml msg ics vcf rar 7z gz tgz tar bz2 xz cab " +
    "iso img vhd vhdx ace arj lzh z01 tmp dat dmp bak cfg ini conf log txt csv json xml yml yaml db sqlite pcap " +
    "py_ pyc pyw rb php asp aspx jsp jspx ashx asmx cgi lor"
  ).split(" "),
);

/** Public suffixes that are nearly always file endings in the texts of analysts when only one label precedes them. */
export const SUFFIX_OR_ENDING: ReadonlySet<string> = new Set(["py", "sh", "zip", "mov", "ps"]);

/** Further ones that are file endings inside the path of a URL or of a file. */
export const SUFFIX_OR_ENDING_IN_PATH: ReadonlySet<string> = new Set(
  "py sh zip mov ps pl rs md so cc app do ai in st la mk am as ac bz ms pub".split(" "),
);

/** Names that belong to programs although their ending is also a public suffix. */
export const KNOWN_FILE_NAMES =
  /^(?:readme|changelog|license|contributing|index|notes?|todo|summary|security)\.md$|^(?:main|lib|mod|build)\.rs$|^lib[\w+.-]{1,64}\.so$/i;
