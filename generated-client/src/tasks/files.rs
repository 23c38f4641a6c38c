//! The methods that give a link to a file.

use crate::download::{Download, FileLink};
use crate::im::UserFileDownload;
use crate::imbot::FileDownload;
use crate::{Bot, FileId, Method, Secret};

impl Bot {
    /// Downloads a file that the bot may see, by the ID that it has on Drive. See [`Download`].
    ///
    /// ```no_run
    /// # async fn example(bot: bitrix24_imbot::Bot) -> Result<(), bitrix24_imbot::Error> {
    /// let text = bot.download(138).max_bytes(10_000).bytes().await?;
    /// # Ok(())
    /// # }
    /// ```
    pub fn download(&self, file_id: impl Into<FileId>) -> Download<'static, FileDownload> {
        self.file().download(file_id).fetch()
    }
}

impl FileDownload {
    /// Downloads the file itself, and not only the link to it. See [`Download`].
    pub fn fetch(self) -> Download<'static, Self> {
        Download::new(self)
    }
}

impl FileLink for FileDownload {
    fn link(output: <Self as Method>::Output) -> Secret {
        output.download_url
    }
}

impl UserFileDownload {
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

impl FileLink for UserFileDownload {
    fn link(output: <Self as Method>::Output) -> Secret {
        output.download_url
    }
}
