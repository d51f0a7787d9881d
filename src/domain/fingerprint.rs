//! A short number that tells two texts apart.

/// Of some bytes: the same in every release and on every machine (FNV-1a). Not for secrets.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Fingerprint(u64);

impl Fingerprint {
    /// Of `bytes`.
    pub fn of(bytes: &[u8]) -> Self {
        let eat = |hash: u64, byte: &u8| (hash ^ u64::from(*byte)).wrapping_mul(0x0100_0000_01b3);
        Self(bytes.iter().fold(0xcbf2_9ce4_8422_2325, eat))
    }
}
