import react from "@vitejs/plugin-react";
import { defineConfig } from "vite";

export default defineConfig({
  // The shell serves the files from its own scheme, the test server from a port: paths stay relative.
  base: "./",
  plugins: [react()],
  build: {
    target: ["es2022", "safari16"],
    // The content security policy allows no `data:` fonts, so nothing is inlined.
    assetsInlineLimit: 0,
    // One window, loaded from disk: splitting would buy nothing.
    chunkSizeWarningLimit: 2000,
  },
});
