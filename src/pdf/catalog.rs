//! What stands once in the file: language, metadata, attachment, identity.

use lopdf::{Document as File, Object, ObjectId, Stream, StringFormat, dictionary};
use sha2::{Digest, Sha256};

use super::fonts::Faces;
use super::model::{Attachment, Document};
use super::words::clean_line;
use super::{PdfError, text_string};

const PRODUCER: &str = concat!("Opptrapping ", env!("CARGO_PKG_VERSION"));
/// Stands in the file until its bytes are known, then gives way to their hash.
const NO_ID: [u8; 16] = [0x5A; 16];

/// Fills the catalog and the document information.
///
/// # Errors
/// When the file lacks its catalog.
pub fn write(
    file: &mut File,
    document: &Document,
    tags: ObjectId,
    outline: Option<ObjectId>,
) -> Result<(), PdfError> {
    "1.7".clone_into(&mut file.version);
    let metadata = file.add_object(metadata(document));
    let attached = document
        .attachment
        .as_ref()
        .map(|a| attach(file, a, document));
    let catalog = file.catalog_mut()?;
    catalog.set("Lang", Object::string_literal(document.language.tag()));
    catalog.set("MarkInfo", dictionary! { "Marked" => true });
    catalog.set(
        "ViewerPreferences",
        dictionary! { "DisplayDocTitle" => true },
    );
    catalog.set("StructTreeRoot", tags);
    catalog.set("Metadata", metadata);
    if let Some(outline) = outline {
        catalog.set("Outlines", outline);
    }
    if let (Some(spec), Some(attachment)) = (attached, &document.attachment) {
        let name = text_object(&clean_line(&attachment.name));
        let names = dictionary! { "Names" => vec![name, spec.into()] };
        catalog.set("Names", dictionary! { "EmbeddedFiles" => names });
        catalog.set("AF", vec![Object::Reference(spec)]);
    }
    let made = pdf_time(document);
    let info = dictionary! {
        "Title" => text_object(&clean_line(&document.title)),
        "Author" => text_object(&clean_line(&document.author)),
        "Subject" => text_object(&clean_line(&document.subject)),
        "Creator" => text_object(PRODUCER),
        "Producer" => text_object(PRODUCER),
        "CreationDate" => made.clone(),
        "ModDate" => made,
    };
    let place = file.trailer.get(b"Info").and_then(Object::as_reference)?;
    file.set_object(place, info);
    Ok(())
}

fn attach(file: &mut File, attachment: &Attachment, document: &Document) -> ObjectId {
    let made = pdf_time(document);
    let size = i64::try_from(attachment.bytes.len()).unwrap_or(i64::MAX);
    let header = dictionary! {
        "Type" => "EmbeddedFile",
        "Subtype" => Object::Name(attachment.mime.as_bytes().to_vec()),
        "Params" => dictionary! { "Size" => size, "CreationDate" => made.clone(), "ModDate" => made },
    };
    let stream = file.add_object(Stream::new(header, attachment.bytes.clone()));
    let name = text_object(&clean_line(&attachment.name));
    file.add_object(dictionary! {
        "Type" => "Filespec",
        "F" => name.clone(),
        "UF" => name,
        "Desc" => text_object(&clean_line(&attachment.description)),
        "AFRelationship" => "Data",
        "EF" => dictionary! { "F" => stream, "UF" => stream },
    })
}

/// XMP metadata. It states title, language and times only: no conformance is claimed, since no
/// checker for PDF/A or PDF/UA that proves it runs with the tests.
fn metadata(document: &Document) -> Stream {
    let time = document.created.format("%Y-%m-%dT%H:%M:%SZ");
    let packet = format!(
        r#"<?xpacket begin="{mark}" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:xmp="http://ns.adobe.com/xap/1.0/" xmlns:pdf="http://ns.adobe.com/pdf/1.3/">
<dc:format>application/pdf</dc:format>
<dc:title><rdf:Alt><rdf:li xml:lang="x-default">{title}</rdf:li></rdf:Alt></dc:title>
<dc:creator><rdf:Seq><rdf:li>{author}</rdf:li></rdf:Seq></dc:creator>
<dc:description><rdf:Alt><rdf:li xml:lang="x-default">{subject}</rdf:li></rdf:Alt></dc:description>
<dc:language><rdf:Bag><rdf:li>{language}</rdf:li></rdf:Bag></dc:language>
<xmp:CreatorTool>{PRODUCER}</xmp:CreatorTool>
<xmp:CreateDate>{time}</xmp:CreateDate>
<xmp:ModifyDate>{time}</xmp:ModifyDate>
<pdf:Producer>{PRODUCER}</pdf:Producer>
</rdf:Description></rdf:RDF></x:xmpmeta>
<?xpacket end="r"?>"#,
        mark = '\u{FEFF}',
        title = escaped(&document.title),
        author = escaped(&document.author),
        subject = escaped(&document.subject),
        language = document.language.tag(),
    );
    let header = dictionary! { "Type" => "Metadata", "Subtype" => "XML" };
    // Left plain so that archives can read it without unpacking.
    Stream::new(header, packet.into_bytes()).with_compression(false)
}

fn escaped(text: &str) -> String {
    clean_line(text)
        .replace('&', "&amp;")
        .replace('<', "&lt;")
        .replace('>', "&gt;")
}

fn text_object(text: &str) -> Object {
    Object::String(text_string(text), StringFormat::Literal)
}

fn pdf_time(document: &Document) -> Object {
    Object::string_literal(document.created.format("D:%Y%m%d%H%M%SZ").to_string())
}

/// Compresses and writes the file. Its identity is the hash of its bytes, where printpdf would
/// have put a number that differs from run to run.
///
/// # Errors
/// When writing fails.
pub fn save(mut file: File, faces: &Faces) -> Result<Vec<u8>, PdfError> {
    for object in file.objects.values_mut() {
        if let Object::Stream(stream) = object {
            faces.pack(stream);
        }
    }
    file.compress();
    let id = Object::String(NO_ID.to_vec(), StringFormat::Hexadecimal);
    file.trailer.set("ID", vec![id.clone(), id]);
    let mut bytes = Vec::new();
    file.save_modern(&mut bytes)?;
    let mark = hex(&NO_ID);
    let id = hex(&Sha256::digest(&bytes)[..NO_ID.len()]);
    for _ in 0..2 {
        let found = bytes
            .windows(mark.len())
            .rposition(|part| part.eq_ignore_ascii_case(mark.as_bytes()));
        if let Some(at) = found {
            bytes[at..at + id.len()].copy_from_slice(id.as_bytes());
        }
    }
    Ok(bytes)
}

fn hex(bytes: &[u8]) -> String {
    bytes
        .iter()
        .fold(String::new(), |text, byte| text + &format!("{byte:02X}"))
}
