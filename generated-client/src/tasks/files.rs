//! The methods that give a link to a file.

use crate::download::{Download, FileLink};
use crate::{Bot, FileId, Method, Secret, im, imbot};

impl Bot {
    /// Downloads a file that the bot may see, by the ID that it has on Drive. See [`Download`].
    ///
    /// ```no_run
    /// # async fn example(bot: bitrix24_imbot::Bot) -> Result<(), bitrix24_imbot::Error> {
    /// let text = bot.download(138).max_bytes(10_000).bytes().await?;
    /// # Ok(())
    /// # }
    /// ```
    pub fn download(&self, file_id: impl Into<FileId>) -> Download<'static, imbot::FileDownload> {
        self.file().download(file_id).fetch()
    }
}

impl imbot::FileDownload {
    /// Downloads the file itself, and not only the link to it. See [`Download`].
    pub fn fetch(self) -> Download<'static, Self> {
        Download::new(self)
    }
}

impl FileLink for imbot::FileDownload {
    fn link(output: <Self as Method>::Output) -> Secret {
        output.download_url
    }
}

impl im::FileDownload {
    /// Downloads the file itself, and not only the link to it. See [`Download`].
    ///
    /// ```no_run
    /// # async fn example(client: bitrix24_imbot::Client) -> Result<(), bitrix24_imbot::Error> {
    /// let download = client.im().file().download(138).fetch();
    /// download.to_path("report.pdf").await?;
    /// # Ok(())
    /// # }
    /// ```
    pub fn fetch(self) -> Download<'static, Self> {
        Download::new(self)
    }
}

impl FileLink for im::FileDownload {
    fn link(output: <Self as Method>::Output) -> Secret {
        output.download_url
    }
}
