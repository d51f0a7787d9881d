//! PNG, JPEG and WebP; the only user of `image`.

use std::io::Cursor;

use image::codecs::jpeg::JpegEncoder;
use image::codecs::png::{CompressionType, FilterType, PngEncoder};
use image::imageops;
use image::{
    DynamicImage, ExtendedColorType, ImageDecoder, ImageEncoder, ImageError, ImageFormat, ImageReader, Limits, Rgb,
    RgbImage, RgbaImage,
};

use super::{FULL, Keeps, MOST_KEPT, Opened, PictureFault, Pixels};

/// Most pixels that are decoded.
const MOST_PIXELS: u64 = 50_000_000;
/// Most memory that a decoder may ask for, in bytes.
const MOST_MEMORY: u64 = 512 << 20;
/// Of 100: no loss is seen beside the original.
const QUALITY: u8 = 88;

/// How a picture is kept best.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Best {
    /// Without loss, while that is not too large.
    Lines,
    /// As a photograph.
    Photo,
}

pub(super) fn is_one(bytes: &[u8]) -> bool {
    format(bytes).is_some()
}

fn format(bytes: &[u8]) -> Option<ImageFormat> {
    let known = [ImageFormat::Png, ImageFormat::Jpeg, ImageFormat::WebP];
    image::guess_format(bytes).ok().filter(|format| known.contains(format))
}

/// Whether a picture of `format` may be decoded at all, by its head alone.
pub(super) fn check_size(bytes: &[u8]) -> Result<(), PictureFault> {
    let reader = ImageReader::new(Cursor::new(bytes)).with_guessed_format();
    let reader = reader.map_err(|error| PictureFault::Damaged(error.to_string()))?;
    let (width, height) = reader.into_dimensions().map_err(|error| fault(&error))?;
    if u64::from(width) * u64::from(height) > MOST_PIXELS {
        return Err(PictureFault::TooManyPixels { width, height });
    }
    Ok(())
}

pub(super) fn open(bytes: &[u8], side: u32) -> Result<Opened, PictureFault> {
    let Some(format) = format(bytes) else { return Err(PictureFault::NoPicture) };
    check_size(bytes)?;
    let mut reader = ImageReader::with_format(Cursor::new(bytes), format);
    let mut limits = Limits::default();
    limits.max_alloc = Some(MOST_MEMORY);
    reader.limits(limits);
    let mut decoder = reader.into_decoder().map_err(|error| fault(&error))?;
    // A camera writes where and when, and which way up.
    let orientation = decoder.orientation().map_err(|error| fault(&error))?;
    let mut is_plain = true;
    for written in [decoder.exif_metadata(), decoder.xmp_metadata(), decoder.iptc_metadata()] {
        is_plain &= matches!(written, Ok(None));
    }
    let mut image = DynamicImage::from_decoder(decoder).map_err(|error| fault(&error))?;
    image.apply_orientation(orientation);
    let fits = image.width() <= FULL && image.height() <= FULL && bytes.len() <= MOST_KEPT;
    let keeps = match format {
        ImageFormat::Png if fits && is_plain => Keeps::AsItIs("png"),
        ImageFormat::Jpeg if fits && is_plain => Keeps::AsItIs("jpg"),
        ImageFormat::Jpeg => Keeps::Copy(Best::Photo),
        _ => Keeps::Copy(Best::Lines),
    };
    let pixels = on_white(&fitted(image.into_rgba8(), side));
    Ok(Opened { pixels, keeps })
}

fn fault(error: &ImageError) -> PictureFault {
    match error {
        ImageError::Limits(_) => PictureFault::Damaged("it asks for too much memory".into()),
        ImageError::Unsupported(_) => PictureFault::Damaged("it is of a kind that cannot be read".into()),
        other => PictureFault::Damaged(other.to_string()),
    }
}

/// The sides of what fits into `side`, in the same proportion.
fn fit(width: u32, height: u32, side: u32) -> (u32, u32) {
    let longest = width.max(height).max(1);
    if longest <= side {
        return (width.max(1), height.max(1));
    }
    let scaled = |length: u32| (u64::from(length) * u64::from(side) / u64::from(longest)).max(1) as u32;
    (scaled(width), scaled(height))
}

fn fitted(image: RgbaImage, side: u32) -> RgbaImage {
    let (width, height) = fit(image.width(), image.height(), side);
    if (width, height) == image.dimensions() { image } else { imageops::thumbnail(&image, width, height) }
}

pub(super) fn smaller(pixels: &Pixels, side: u32) -> Pixels {
    match RgbaImage::from_raw(pixels.width, pixels.height, pixels.rgba.to_vec()) {
        Some(image) if pixels.width.max(pixels.height) > side => on_white(&fitted(image, side)),
        _ => pixels.clone(),
    }
}

fn on_white(image: &RgbaImage) -> Pixels {
    let over =
        |colour: u8, alpha: u8| (u32::from(colour) * u32::from(alpha) + 255 * (255 - u32::from(alpha)) + 127) / 255;
    let rgba: Vec<u8> = image
        .pixels()
        .flat_map(|pixel| {
            let [red, green, blue, alpha] = pixel.0;
            [over(red, alpha) as u8, over(green, alpha) as u8, over(blue, alpha) as u8, 255]
        })
        .collect();
    Pixels { width: image.width(), height: image.height(), rgba: rgba.into() }
}

/// How a copy of `pixels` ends, and the copy.
pub(super) fn copy(pixels: &Pixels, best: Best) -> Result<(&'static str, Vec<u8>), PictureFault> {
    let mut rgb = RgbImage::new(pixels.width, pixels.height);
    for (pixel, four) in rgb.pixels_mut().zip(pixels.rgba.chunks_exact(4)) {
        *pixel = Rgb([four[0], four[1], four[2]]);
    }
    let (width, height) = rgb.dimensions();
    let mut bytes = Vec::new();
    if best == Best::Lines {
        let encoder = PngEncoder::new_with_quality(&mut bytes, CompressionType::Default, FilterType::Adaptive);
        encoder.write_image(&rgb, width, height, ExtendedColorType::Rgb8).map_err(|error| fault(&error))?;
        if bytes.len() <= MOST_KEPT {
            return Ok(("png", bytes));
        }
        bytes.clear();
    }
    let encoder = JpegEncoder::new_with_quality(&mut bytes, QUALITY);
    encoder.write_image(&rgb, width, height, ExtendedColorType::Rgb8).map_err(|error| fault(&error))?;
    Ok(("jpg", bytes))
}
