using System.IO;
using System.Threading.Tasks;
using PuppeteerSharp;

namespace AomTools.Emulator.PageTests;

/// <summary>Takes a picture of an open page, at a size and in a color scheme.</summary>
internal sealed record PagePicture(string Name, int Width, int Height, bool IsDark = false, bool IsFullPage = false, bool IsTransparent = false)
{
    public async Task<byte[]> TakeAsync(IPage page, string? folder)
    {
        await page.SetViewportAsync(new ViewPortOptions { Width = Width, Height = Height, DeviceScaleFactor = 1 });
        await page.EmulateMediaFeaturesAsync([new MediaFeatureValue { MediaFeature = MediaFeature.PrefersColorScheme, Value = IsDark ? "dark" : "light" }]);
        await page.EvaluateExpressionAsync("new Promise(drawn => requestAnimationFrame(() => requestAnimationFrame(drawn)))");
        byte[] picture = await page.ScreenshotDataAsync(new ScreenshotOptions { FullPage = IsFullPage, OmitBackground = IsTransparent });
        if (folder is not null)
        {
            Directory.CreateDirectory(folder);
            await File.WriteAllBytesAsync(Path.Combine(folder, Name + ".png"), picture);
        }

        return picture;
    }
}
