/** Shown where the web app should be but has not been built: says what to do, and that the rest works. */
export const notBuiltPage = `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>Lockstep: the web app is not built</title></head><body>
<h1>The web app is not built</h1>
<p>The server runs, but there are no files of the web app to show. Build them with <code>npm start</code> in the project’s folder, then reload this page.</p>
<p>The API works meanwhile: <a href="/api/docs">its description</a>.</p>
</body></html>
`;
