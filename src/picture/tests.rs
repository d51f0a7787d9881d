use std::io::Cursor;

use image::{ImageFormat, Rgba, RgbaImage};

use super::*;

/// Red on the left, blue on the right, a hole in the middle.
fn sample(width: u32, height: u32) -> RgbaImage {
    RgbaImage::from_fn(width, height, |x, y| match (x * 3 / width, y * 3 / height) {
        (1, 1) => Rgba([0, 0, 0, 0]),
        (0, _) => Rgba([255, 0, 0, 255]),
        _ => Rgba([0, 0, 255, 255]),
    })
}

fn encoded(image: &RgbaImage, format: ImageFormat) -> Vec<u8> {
    let mut bytes = Cursor::new(Vec::new());
    match format {
        ImageFormat::Jpeg => image::DynamicImage::ImageRgba8(image.clone()).into_rgb8().write_to(&mut bytes, format),
        _ => image.write_to(&mut bytes, format),
    }
    .unwrap();
    bytes.into_inner()
}

fn at(pixels: &Pixels, x: u32, y: u32) -> [u8; 4] {
    let start = ((y * pixels.width + x) * 4) as usize;
    pixels.rgba[start..start + 4].try_into().unwrap()
}

fn is_near(one: [u8; 4], other: [u8; 4]) -> bool {
    one.iter().zip(other).all(|(one, other)| one.abs_diff(other) < 24)
}

const DRAWING: &str = r##"<?xml version="1.0"?>
<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 90 60">
  <rect width="30" height="60" fill="#f00"/><rect x="60" width="30" height="60" fill="#00f"/>
</svg>"##;

#[test]
fn each_kind_is_shown_as_it_is_with_white_where_it_is_see_through() {
    let image = sample(90, 60);
    for format in [ImageFormat::Png, ImageFormat::WebP] {
        let pixels = read(&encoded(&image, format), FULL).unwrap();
        assert_eq!((pixels.width, pixels.height), (90, 60));
        assert_eq!(at(&pixels, 5, 5), [255, 0, 0, 255], "{format:?}");
        assert_eq!(at(&pixels, 45, 30), [255, 255, 255, 255], "{format:?}");
    }
    let photo = read(&encoded(&image, ImageFormat::Jpeg), FULL).unwrap();
    assert!(is_near(at(&photo, 5, 5), [255, 0, 0, 255]) && is_near(at(&photo, 85, 5), [0, 0, 255, 255]));
    let drawing = read(DRAWING.as_bytes(), CARD).unwrap();
    assert_eq!((drawing.width, drawing.height), (480, 320));
    assert_eq!(
        [at(&drawing, 9, 9), at(&drawing, 240, 9), at(&drawing, 470, 9)],
        [[255, 0, 0, 255], [255; 4], [0, 0, 255, 255]]
    );
}

#[test]
fn a_large_picture_is_kept_small_and_a_copy_of_the_copy_is_the_same_file() {
    let taken = take("Foto", &encoded(&sample(4000, 2500), ImageFormat::Png)).unwrap();
    assert_eq!((taken.pixels.width, taken.pixels.height), (1600, 1000));
    assert_eq!(read(&taken.bytes, FULL).unwrap(), taken.pixels);
    let again = take(taken.name.stem(), &taken.bytes).unwrap();
    assert_eq!((again.name, again.bytes), (taken.name.clone(), taken.bytes.clone()));
    for bytes in [encoded(&sample(300, 200), ImageFormat::Jpeg), DRAWING.as_bytes().to_vec()] {
        let first = take("one", &bytes).unwrap();
        let second = take(first.name.stem(), &first.bytes).unwrap();
        assert_eq!((second.name, second.bytes), (first.name, first.bytes));
    }
    assert_eq!(smaller(&taken.pixels, CARD), Pixels { ..read(&taken.bytes, CARD).unwrap() });
}

/// A JPEG with what a camera writes: turned a quarter to the right, and where it was taken.
fn from_a_camera() -> Vec<u8> {
    let plain = encoded(&sample(90, 60), ImageFormat::Jpeg);
    let mut exif = b"Exif\0\0MM\0\x2a\0\0\0\x08".to_vec();
    exif.extend(b"\0\x01\x01\x12\0\x03\0\0\0\x01\0\x06\0\0\0\0\0\0GPS 47.37 N 8.54 E");
    let mut bytes = plain[..2].to_vec();
    bytes.extend([0xff, 0xe1]);
    bytes.extend((exif.len() as u16 + 2).to_be_bytes());
    bytes.extend(exif);
    bytes.extend(&plain[2..]);
    bytes
}

#[test]
fn a_photograph_stands_upright_and_the_copy_does_not_say_where_it_was_taken() {
    let bytes = from_a_camera();
    assert!(bytes.windows(3).any(|three| three == b"GPS"));
    let taken = take("garden", &bytes).unwrap();
    assert_eq!((taken.pixels.width, taken.pixels.height), (60, 90), "the camera was held upright");
    assert!(is_near(at(&taken.pixels, 30, 4), [255, 0, 0, 255]), "what was left is above");
    assert!(!taken.bytes.windows(3).any(|three| three == b"GPS"));
    assert_eq!(read(&taken.bytes, FULL).unwrap().width, 60);
}

#[test]
fn what_is_no_picture_says_so_and_half_of_one_says_that() {
    for bytes in [&b""[..], b"PK\x03\x04", b"GIF89a", b"%PDF-1.4", b"plain words", b"<html><p>no</p></html>", &[0; 64]]
    {
        assert_eq!(read(bytes, FULL).unwrap_err(), PictureFault::NoPicture);
    }
    for format in [ImageFormat::Png, ImageFormat::WebP] {
        let whole = encoded(&sample(300, 200), format);
        assert!(matches!(read(&whole[..whole.len() / 2], FULL), Err(PictureFault::Damaged(_))), "{format:?}");
    }
    let broken = DRAWING.replace("</svg>", "");
    assert!(matches!(read(broken.as_bytes(), FULL), Err(PictureFault::Damaged(_))));
}

#[test]
fn nothing_in_a_file_fills_the_memory() {
    let mut vast = encoded(&sample(3, 3), ImageFormat::Png);
    vast[16..20].copy_from_slice(&60_000_u32.to_be_bytes());
    vast[20..24].copy_from_slice(&60_000_u32.to_be_bytes());
    let crc = crc(&vast[12..29]);
    vast[29..33].copy_from_slice(&crc.to_be_bytes());
    assert_eq!(read(&vast, FULL).unwrap_err(), PictureFault::TooManyPixels { width: 60_000, height: 60_000 });
    let huge = vec![0; MOST_BYTES as usize + 1];
    assert_eq!(read(&huge, FULL).unwrap_err(), PictureFault::TooManyBytes);
    let doubling = (1..40)
        .fold(String::new(), |all, n| format!("{all}<g id='a{n}'><use href='#a{0}'/><use href='#a{0}'/></g>", n - 1));
    let bomb = format!(
        "<svg xmlns='http://www.w3.org/2000/svg' width='9' height='9'><rect id='a0' width='9' height='9'/>{doubling}</svg>"
    );
    assert!(matches!(read(bomb.as_bytes(), FULL), Err(PictureFault::Damaged(_))));
    let entities =
        (1..12).fold(String::new(), |all, n| format!("{all}<!ENTITY a{n} '{}'>", format!("&a{};", n - 1).repeat(10)));
    let laughs = format!(
        "<!DOCTYPE svg [<!ENTITY a0 'ha'>{entities}]><svg xmlns='http://www.w3.org/2000/svg' width='9' height='9'><text>&a11;</text></svg>"
    );
    assert!(matches!(read(laughs.as_bytes(), FULL), Err(PictureFault::Damaged(_))));
    let deep = format!(
        "<svg xmlns='http://www.w3.org/2000/svg' width='9' height='9'>{}{}</svg>",
        "<g opacity='.9'>".repeat(100_000),
        "</g>".repeat(100_000)
    );
    assert!(matches!(read(deep.as_bytes(), FULL), Err(PictureFault::Damaged(_))));
}

#[test]
fn a_small_drawing_cannot_keep_the_machine_busy() {
    let svg = |inside: String| format!("<svg xmlns='http://www.w3.org/2000/svg' width='9' height='9'>{inside}</svg>");
    let square = "<rect width='9' height='9' opacity='.5'/>";
    let layers = svg(format!("{}{square}{}", "<g opacity='.9'>".repeat(300), "</g>".repeat(300)));
    let heap = svg(square.repeat(20_000));
    let blurs = "<feGaussianBlur stdDeviation='9'/>".repeat(100);
    let filters = svg(format!("<filter id='f'>{blurs}</filter><rect width='9' height='9' filter='url(#f)'/>"));
    for bytes in [layers, heap, filters] {
        let PictureFault::Damaged(why) = read(bytes.as_bytes(), FULL).unwrap_err() else { panic!("it is refused") };
        assert!(why.contains("too much is drawn"), "{why}");
    }
    let fine = svg("<rect width='.1' height='.1' opacity='.5'/>".repeat(20_000));
    assert!(read(fine.as_bytes(), CARD).is_ok(), "many small shapes are a picture");
}

#[test]
fn a_drawing_reads_no_other_file_and_what_is_inside_it_keeps_the_limits() {
    let folder = tempfile::tempdir().unwrap();
    let other = folder.path().join("secret.png");
    std::fs::write(&other, encoded(&sample(30, 30), ImageFormat::Png)).unwrap();
    let with = |href: &str| {
        format!(
            "<svg xmlns='http://www.w3.org/2000/svg' width='30' height='30'><image width='30' height='30' href='{href}'/></svg>"
        )
    };
    for href in [other.display().to_string(), format!("file://{}", other.display()), "http://localhost/x.png".into()] {
        let pixels = read(with(&href).as_bytes(), 30).unwrap();
        assert!(pixels.rgba.iter().all(|byte| *byte == 255), "{href}");
    }
}

fn crc(bytes: &[u8]) -> u32 {
    !bytes.iter().fold(!0_u32, |crc, byte| {
        (0..8).fold(crc ^ u32::from(*byte), |crc, _| if crc & 1 == 1 { (crc >> 1) ^ 0xedb8_8320 } else { crc >> 1 })
    })
}
